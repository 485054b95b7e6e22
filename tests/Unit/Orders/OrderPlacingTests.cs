using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

public sealed class OrderPlacingTests
{
    [Fact]
    public void Decide_ManualStore_PlacesWithADeadline()
    {
        OrderPlacement placement = OrderSamples.Decide();

        Assert.Equal([OrderEventType.Placed], placement.Entries.Select(entry => entry.Type));
        Assert.Equal(OrderSamples.Now.AddMinutes(5), placement.Content.AcceptDeadline);
        Assert.Equal(1, placement.Content.ReservedBy);
        Assert.Equal("042", placement.Content.DisplayNumber);
    }

    [Fact]
    public void Decide_AutoStore_PlacesAndAcceptsInOneCommit()
    {
        OrderPlacement placement = OrderSamples.Decide(admission: OrderSamples.Admission(AcceptanceMode.Auto));

        Assert.Equal([OrderEventType.Placed, OrderEventType.Accepted], placement.Entries.Select(entry => entry.Type));
        Assert.Equal([Actor.Customer, Actor.System], placement.Entries.Select(entry => entry.Actor));
        Assert.Equal(OrderSamples.Now.AddMinutes(15), placement.Entries[1].ReadyAt);
        Assert.Null(placement.Content.AcceptDeadline);
        Assert.Equal(2, placement.Content.PlacedVersion);
    }

    [Fact]
    public void Decide_AutoStoreAndFireTimeAhead_Schedules()
    {
        DateTimeOffset fireAt = OrderSamples.Now.AddHours(1);

        OrderPlacement placement = OrderSamples.Decide(
            OrderSamples.Place() with { FireAt = fireAt }, OrderSamples.Admission(AcceptanceMode.Auto));

        Assert.Equal([OrderEventType.Placed, OrderEventType.Scheduled], placement.Entries.Select(entry => entry.Type));
        Assert.Equal(fireAt.AddMinutes(15), placement.Entries[1].ReadyAt);
    }

    [Fact]
    public void Decide_FireTimePast_AcceptsAtOnce()
    {
        OrderPlacement placement = OrderSamples.Decide(
            OrderSamples.Place() with { FireAt = OrderSamples.Now }, OrderSamples.Admission(AcceptanceMode.Auto));

        Assert.Equal(OrderEventType.Accepted, placement.Entries[1].Type);
        Assert.Null(placement.Content.FireAt);
    }

    [Fact]
    public void Decide_AcceptAtOnce_OverridesAManualStore()
    {
        OrderPlacement placement = OrderSamples.Decide(OrderSamples.Place() with { AcceptAtOnce = true });

        Assert.Equal(OrderEventType.Accepted, placement.Entries[^1].Type);
        Assert.Null(placement.Content.AcceptDeadline);
    }

    [Fact]
    public void Decide_RuleRejects_CommitsARejectionWithItsReason()
    {
        OrderPlacement placement = OrderSamples.Decide(
            OrderSamples.Place() with { AcceptAtOnce = true }, OrderSamples.Rejected(ReasonCode.CapacityExceeded));

        Assert.Equal([OrderEventType.Placed, OrderEventType.Rejected], placement.Entries.Select(entry => entry.Type));
        Assert.Equal(ReasonCode.CapacityExceeded, placement.Entries[1].Reason?.Code);
        Assert.Equal(0, placement.Content.ReservedBy);
        Assert.StartsWith("R", placement.Content.DisplayNumber, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_Channel_IsTheActor()
    {
        OrderPlacement placement = OrderSamples.Decide(OrderSamples.Place() with { Channel = "eats" });

        Assert.Equal(Actor.Channel, placement.Entries[0].Actor);
    }

    [Fact]
    public void Decide_PersonalData_IsInOneMemberOnly()
    {
        OrderPlacement placement = OrderSamples.Decide();

        Assert.Equal("extra hot", placement.Personal?.LineNotes?[0]);
        Assert.Equal("ring twice", placement.Personal?.Note);
        Assert.All(placement.Content.Lines, line => Assert.Null(line.Note));
    }

    [Fact]
    public void Decide_NothingPersonal_KeepsNone()
    {
        PlaceOrder command = OrderSamples.Place() with
        {
            Customer = new CustomerDetails(),
            Note = null,
            Lines = [new RequestedLine { ItemId = "latte", Quantity = 2 }],
        };

        Assert.Null(OrderSamples.Decide(command).Personal);
    }

    [Theory]
    [InlineData("k1", "f1", null)]
    [InlineData("k2", "f1", null)]
    [InlineData(null, "f1", null)]
    [InlineData("k1", "f2", ErrorCode.IdempotencyKeyReused)]
    [InlineData("k2", "f2", ErrorCode.DuplicateOrder)]
    [InlineData(null, "f2", ErrorCode.DuplicateOrder)]
    public void Repeat_KeyAndContent_ReplayOrRefuse(string? key, string fingerprint, ErrorCode? expected)
    {
        PlaceOrder repeat = OrderSamples.Place() with { IdempotencyKey = key, Fingerprint = fingerprint };

        OrderDecision decision = OrderPlacing.Repeat(OrderSamples.Placed(), repeat);

        Assert.Equal(expected, decision.Refusal?.Code);
        Assert.Equal(expected is null ? 1L : null, decision.ReplayedVersion);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 10_000)]
    [InlineData(9_999, 10_000)]
    [InlineData(10_000, 10_000)]
    public void RoundUp_Ticks_GivesTheNextMillisecond(long ticks, long expected) =>
        Assert.Equal(
            OrderSamples.Now.AddTicks(expected), Instant.RoundUp(OrderSamples.Now.AddTicks(ticks)));
}
