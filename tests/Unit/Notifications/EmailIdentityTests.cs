using OrderGrains.Notifications;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Notifications;

public sealed class EmailIdentityTests
{
    [Fact]
    public void OperationId_SameEmail_IsTheSameGuid()
    {
        Assert.Equal(Identity().OperationId, Identity().OperationId);
        Assert.True(Guid.TryParseExact(Identity().OperationId, "D", out Guid id));
        Assert.Equal(8, id.Version);
    }

    [Fact]
    public void OperationId_AnotherTenantOrderEventOrRecipient_Differs()
    {
        EmailIdentity[] all =
        [
            Identity(), Identity(tenant: "other"), Identity(order: "ord_2"), Identity(sequence: 3),
            Identity(recipient: "eve@example.com"),
        ];
        Assert.Equal(all.Length, all.Select(identity => identity.OperationId).Distinct().Count());
        Assert.Equal(all.Length, all.Select(identity => identity.Digest).Distinct().Count());
    }

    [Fact]
    public void RepeatabilityId_AnotherFirstSentTime_Differs()
    {
        DateTimeOffset noon = EmailSamples.Noon;
        Assert.Equal(Identity().RepeatabilityId(noon), Identity().RepeatabilityId(noon));
        Assert.NotEqual(Identity().RepeatabilityId(noon), Identity().RepeatabilityId(noon.AddMinutes(5)));
    }

    private static EmailIdentity Identity(
        string tenant = "default", string order = "ord_1", long sequence = 2, string recipient = "kim@example.com") =>
        new(new EntityKey(tenant, order), sequence, OrderEventType.Accepted, recipient);
}
