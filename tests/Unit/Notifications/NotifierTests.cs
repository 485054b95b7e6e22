using System.Diagnostics;
using System.Text.Json;
using OrderGrains.Notifications;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Notifications;

public sealed class NotifierTests
{
    private readonly NotifierHarness harness = new();

    [Fact]
    public async Task Handle_WholeLife_SendsOneEmailForEachEventThatACustomerHearsOf()
    {
        OrderEventType[] life =
        [
            OrderEventType.Placed, OrderEventType.Scheduled, OrderEventType.Accepted, OrderEventType.Preparing,
            OrderEventType.Delayed, OrderEventType.Ready, OrderEventType.Completed,
        ];
        for (int i = 0; i < life.Length; i++)
        {
            await harness.Handle(NotifierHarness.Event(i + 1, life[i]));
        }

        Assert.Equal("1:Sent/1 2:Sent/1 3:Sent/1 6:Sent/1 7:Sent/1", harness.Statuses);
        Assert.Equal(7, harness.Stored.State.LastSequence);
        Assert.Empty(harness.Stored.Due);
        Assert.True(harness.Notifier.IsIdle);
    }

    [Fact]
    public async Task Handle_Batch_IsOneReadAndOneWrite()
    {
        await harness.Handle(
            NotifierHarness.Event(1, OrderEventType.Placed), NotifierHarness.Event(2, OrderEventType.Rejected));
        Assert.Equal(2, harness.Sender.Requests.Count);
        Assert.Single(harness.Stored.Written);
        Assert.Single(harness.Grains.Calls, call => call == "order default/ord_1");
        Assert.Contains(
            "because something you ordered", harness.Sender.Requests[1].Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_DeliveredAgain_SendsAndWritesNothing()
    {
        OrderEvent[] batch =
            [NotifierHarness.Event(1, OrderEventType.Placed), NotifierHarness.Event(2, OrderEventType.Accepted)];
        await harness.Handle(batch);
        harness.Stored.Reload();
        await harness.Handle(batch);
        await harness.Handle(batch[1]);
        Assert.Equal(2, harness.Sender.Requests.Count);
        Assert.Single(harness.Stored.Written);
    }

    [Fact]
    public async Task Handle_BatchThatOverlaps_SendsOnlyWhatIsNew()
    {
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        await harness.Handle(
            NotifierHarness.Event(1, OrderEventType.Placed),
            NotifierHarness.Event(2, OrderEventType.Accepted),
            NotifierHarness.Event(2, OrderEventType.Accepted));
        Assert.Equal("1:Sent/1 2:Sent/1", harness.Statuses);
    }

    [Fact]
    public async Task Handle_EventWithoutEmail_WritesNothingAndAsksNobody()
    {
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Preparing));
        Assert.Empty(harness.Stored.Written);
        Assert.Empty(harness.Grains.Calls);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Handle_NoAddress_SendsAndWritesNothing(string? address)
    {
        harness.Grains.Order = EmailSamples.Order() with { Customer = new CustomerDetails { Email = address } };
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        Assert.Empty(harness.Stored.Written);
        Assert.Empty(harness.Sender.Requests);
        Assert.True(harness.Notifier.IsIdle);
    }

    [Fact]
    public async Task Handle_NoOrder_SendsAndWritesNothing()
    {
        harness.Grains.Order = null;
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        Assert.Empty(harness.Stored.Written);
        Assert.Empty(harness.Sender.Requests);
    }

    [Fact]
    public async Task Handle_AddressWasErased_KeepsWhatWasSentBefore()
    {
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        harness.Grains.Order = EmailSamples.Order() with { Customer = new CustomerDetails() };
        await harness.Handle(NotifierHarness.Event(2, OrderEventType.Accepted));
        Assert.Equal("1:Sent/1", harness.Statuses);
        Assert.Single(harness.Sender.Requests);
    }

    [Fact]
    public async Task Handle_BadAddress_IsParkedWithoutTheAddress()
    {
        harness.Grains.Order = EmailSamples.Order() with
        {
            Customer = new CustomerDetails { Email = "kim@example.com\r\nBcc: eve@example.com" },
        };
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        Assert.Equal("1:DeadLettered/1", harness.Statuses);
        Assert.Equal("bad_address", Assert.Single(harness.Stored.Letters).Error);
        Assert.Empty(harness.Sender.Requests);
    }

    [Fact]
    public async Task Handle_OrderDoesNotAnswer_FailsAsAWholeAndTheNextDeliverySends()
    {
        harness.Grains.OnCall = () => throw new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(
            () => harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed)));
        Assert.Empty(harness.Stored.Written);
        harness.Grains.OnCall = () => { };
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        Assert.Equal("1:Sent/1", harness.Statuses);
    }

    [Fact]
    public async Task Handle_AnyOutcome_StoresNoPersonalData()
    {
        harness.Sender.Answer = _ => new SendOutcome.Transient("down");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        harness.Sender.Answer = _ => new SendOutcome.Permanent("refused");
        await harness.Handle(NotifierHarness.Event(2, OrderEventType.Accepted));
        string all = string.Concat(harness.Stored.Written) + JsonSerializer.Serialize(harness.Stored.Letters);
        Assert.DoesNotContain("kim", all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Handle_Sent_KeepsOnlyWhatIsShown()
    {
        await harness.Handle(NotifierHarness.Event(
            1, OrderEventType.Rejected, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        Assert.Equal(
            """{"format":1,"last_sequence":1,"entries":"""
                + """[{"sequence":1,"type":"rejected","status":"sent","attempts":1}]}""",
            Assert.Single(harness.Stored.Written));
    }

    [Fact]
    public async Task Handle_SenderThatReadsNothing_AsksForNoTemplate()
    {
        harness.Sender.Traits = new EmailSenderTraits { RecordsFirst = false, ReadsContent = false };
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Accepted));
        Assert.Equal(["order default/ord_1"], harness.Grains.Calls);
        Assert.Equal("1:Sent/1", harness.Statuses);
    }

    [Fact]
    public async Task Handle_EventWithATrace_SendsWithinIt()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OrderGrains",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (spans)
                {
                    spans.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Accepted, $"00-{Trace}-00f067aa0ba902b7-01"));
        Activity span = Assert.Single(spans.ToArray(), activity => activity.TraceId.ToHexString() == Trace);
        Assert.Equal("00f067aa0ba902b7", span.ParentSpanId.ToHexString());
        Assert.Equal(("email.send", "accepted"), (span.OperationName, span.GetTagItem("ordergrains.event.type")));
        Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains("kim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handle_MoreEmailsThanAreRemembered_ForgetsTheOldest()
    {
        for (int i = 1; i <= NotificationState.MaxEntries + 5; i++)
        {
            await harness.Handle(NotifierHarness.Event(i, OrderEventType.Accepted));
        }

        Assert.Equal(NotificationState.MaxEntries, harness.Stored.State.Entries.Length);
        Assert.Equal(6, harness.Stored.State.Entries[0].Sequence);
    }
}
