using OrderGrains.Ledger;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using Orleans.Storage;

namespace OrderGrains.Tests.Notifications;

public sealed class NotifierRetryTests
{
    private static readonly EmailSenderTraits Recording =
        new() { RecordsFirst = true, RepeatabilityWindow = TimeSpan.FromMinutes(4) };

    private readonly NotifierHarness harness = new();

    [Fact]
    public async Task Handle_ProviderDown_HoldsNothingBackAndSetsOneDueMessage()
    {
        harness.Sender.Answer = _ => new SendOutcome.Transient("down");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        await harness.Handle(NotifierHarness.Event(2, OrderEventType.Accepted));
        Assert.Equal("1:Pending/1 2:Pending/1", harness.Statuses);
        Assert.Equal(2, harness.Stored.State.LastSequence);
        Assert.False(harness.Notifier.IsIdle);
        Assert.Equal(NotificationState.RetryName, Assert.Single(harness.Stored.Due).Name);
    }

    [Fact]
    public async Task ReceiveDue_ProviderDownForFiveMinutes_SendsAllLaterAndOnce()
    {
        DateTimeOffset up = EmailSamples.Noon.AddMinutes(5);
        harness.Sender.Answer = _ =>
            harness.Time.GetUtcNow() < up ? new SendOutcome.Transient("down") : SendOutcome.Sent.Instance;
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.Handle(NotifierHarness.Event(2, OrderEventType.Accepted));
        for (int i = 0; i < 40 && await harness.DeliverNextDue(); i++)
        {
            harness.Stored.Reload();
        }

        Assert.All(harness.Notifier.List(), view => Assert.Equal(NotificationStatus.Sent, view.Status));
        Assert.Equal(2, harness.Sender.Requests.Count(request => request.FirstSent < up && WasSent(request)));
        Assert.Empty(harness.Stored.Due);
        Assert.Empty(harness.Stored.Letters);
        Assert.InRange(harness.Time.GetUtcNow(), up, up.AddMinutes(6));
    }

    [Fact]
    public async Task ReceiveDue_BeforeItsTime_TriesNothing()
    {
        harness.Sender.Answer = _ => new SendOutcome.Transient("down");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        await harness.Notifier.ReceiveDue(EmailSamples.Noon);
        Assert.Single(harness.Sender.Requests);
        Assert.Single(harness.Stored.Written);
    }

    [Fact]
    public async Task ReceiveDue_OnAMachineWhoseClockIsBehind_TriesAnyhow()
    {
        harness.Sender.Answer = _ => new SendOutcome.Transient("down");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        DateTimeOffset dueAt = harness.Stored.State.RetryAt!.Value;
        await harness.Notifier.ReceiveDue(dueAt);
        Assert.Equal(2, harness.Sender.Requests.Count);
    }

    [Fact]
    public async Task ReceiveDue_FailingForEver_WaitsLongerUpToTheBoundThenParks()
    {
        harness.Sender.Answer = _ => new SendOutcome.Transient("down");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        var waits = new List<double>();
        DateTimeOffset before = harness.Time.GetUtcNow();
        while (await harness.DeliverNextDue())
        {
            waits.Add((harness.Time.GetUtcNow() - before).TotalSeconds);
            before = harness.Time.GetUtcNow();
        }

        Assert.Equal([3.75, 7.5, 15, 30, 60, 120, 240, 480, 675, 675, 675], waits);
        Assert.Equal("1:DeadLettered/12", harness.Statuses);
        DeadLetter letter = Assert.Single(harness.Stored.Letters);
        Assert.Equal(("email-1", "default/ord_1", "notifier"), (letter.Name, letter.Key, letter.Consumer));
        Assert.Equal((1L, 12, "down"), (letter.Sequence, letter.Attempts, letter.Error));
        Assert.True(harness.Notifier.IsIdle);
        Assert.Empty(harness.Stored.Due);
    }

    [Fact]
    public async Task Handle_ProviderNamesATime_IsFollowedUpToAnHour()
    {
        harness.Sender.Answer = _ => new SendOutcome.Transient("busy", TimeSpan.FromMinutes(7));
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        Assert.Equal(EmailSamples.Noon.AddMinutes(7), harness.Stored.State.RetryAt);
        harness.Sender.Answer = _ => new SendOutcome.Transient("busy", TimeSpan.FromDays(9));
        await harness.DeliverNextDue();
        Assert.Equal(EmailSamples.Noon.AddMinutes(67), harness.Stored.State.RetryAt);
    }

    [Fact]
    public async Task Handle_ProviderRefuses_IsParkedAtOnce()
    {
        harness.Sender.Answer = _ => new SendOutcome.Permanent("acs_400");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        Assert.Equal("1:DeadLettered/1", harness.Statuses);
        Assert.Equal("acs_400", Assert.Single(harness.Stored.Letters).Error);
        Assert.Single(harness.Stored.Written);
    }

    [Fact]
    public async Task Handle_SenderBreaks_CountsAsAFailedTry()
    {
        harness.Sender.Answer = _ => throw new NotSupportedException("kim@example.com");
        await harness.Handle(
            NotifierHarness.Event(1, OrderEventType.Placed), NotifierHarness.Event(2, OrderEventType.Accepted));
        Assert.Equal("1:Pending/1 2:Pending/1", harness.Statuses);
        Assert.Equal("sender_NotSupportedException", harness.Stored.State.Entries[0].Error);
    }

    [Fact]
    public async Task Redrive_ProviderUpAgain_SendsAndHasNothingMoreToDo()
    {
        harness.Sender.Answer = _ => new SendOutcome.Permanent("refused");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Rejected));
        harness.Stored.Reload();
        harness.Sender.Answer = _ => SendOutcome.Sent.Instance;
        await harness.Notifier.Redrive("email-1");
        Assert.Equal("1:Sent/2", harness.Statuses);
        Assert.Contains("because something", harness.Sender.Requests[1].Content.Text, StringComparison.Ordinal);
        await harness.Notifier.Redrive("email-1");
        await harness.Notifier.Redrive("email-9");
        Assert.Equal(2, harness.Sender.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Redrive_FailsAgain_ThrowsAndStaysParkedWithTheNewestError(bool transient)
    {
        harness.Sender.Answer = _ => new SendOutcome.Permanent("refused");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        harness.Sender.Answer = _ => transient ? new SendOutcome.Transient("down") : new SendOutcome.Permanent("down");
        await Assert.ThrowsAsync<InfrastructureException>(() => harness.Notifier.Redrive("email-1"));
        Assert.Equal("1:DeadLettered/2", harness.Statuses);
        Assert.Equal(("email-1", "down", 2), Last(harness.Stored.Letters));
        Assert.Empty(harness.Stored.Due);
    }

    [Fact]
    public async Task Redrive_CustomerErased_IsSuppressed()
    {
        harness.Sender.Answer = _ => new SendOutcome.Permanent("refused");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        harness.Grains.Order = EmailSamples.Order() with { Customer = new CustomerDetails() };
        await harness.Notifier.Redrive("email-1");
        Assert.Equal("1:Suppressed/1", harness.Statuses);
    }

    [Fact]
    public async Task Handle_RecordingSender_CommitsTheTryBeforeTheCall()
    {
        harness.Sender.Traits = Recording;
        int writtenAtCall = -1;
        harness.Sender.Answer = _ =>
        {
            writtenAtCall = harness.Stored.Written.Count;
            Assert.Contains("\"attempts\":1", harness.Stored.Written[^1], StringComparison.Ordinal);
            Assert.Single(harness.Stored.Due);
            return SendOutcome.Sent.Instance;
        };
        await harness.Handle(
            NotifierHarness.Event(1, OrderEventType.Placed), NotifierHarness.Event(2, OrderEventType.Accepted));
        Assert.Equal((1, 2), (writtenAtCall, harness.Stored.Written.Count));
        Assert.Equal("1:Sent/1 2:Sent/1", harness.Statuses);
        Assert.Empty(harness.Stored.Due);
    }

    [Fact]
    public async Task Handle_RecordingSenderButTheRecordFails_SendsNothing()
    {
        harness.Sender.Traits = Recording;
        harness.Stored.OnWrite = () => throw new InconsistentStateException();
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed)));
        Assert.Empty(harness.Sender.Requests);
    }

    [Fact]
    public async Task ReceiveDue_KilledAfterTheCall_RepeatsWithTheSameIdsWithinTheWindow()
    {
        harness.Sender.Traits = Recording;
        await KilledAfterTheCall();
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        Assert.Single(harness.Sender.Requests);
        harness.Time.Advance(TimeSpan.FromSeconds(90));
        await harness.Notifier.ReceiveDue(harness.Stored.State.RetryAt!.Value);
        Assert.Equal(2, harness.Sender.Requests.Count);
        Assert.Single(harness.Sender.Requests.Select(RepeatabilityId).Distinct());
        Assert.Equal("1:Sent/2", harness.Statuses);
    }

    [Fact]
    public async Task ReceiveDue_PastTheWindow_BeginsANewOne()
    {
        harness.Sender.Traits = Recording;
        await KilledAfterTheCall();
        harness.Time.Advance(TimeSpan.FromMinutes(4));
        await harness.Notifier.ReceiveDue(harness.Stored.State.RetryAt!.Value);
        Assert.Equal(2, harness.Sender.Requests.Select(RepeatabilityId).Distinct().Count());
        Assert.Single(harness.Sender.Requests.Select(request => request.Identity.OperationId).Distinct());
    }

    [Fact]
    public async Task ReceiveDue_AddressMended_IsAnotherEmail()
    {
        harness.Sender.Traits = Recording;
        harness.Sender.Answer = _ => new SendOutcome.Transient("down");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed));
        harness.Grains.Order =
            EmailSamples.Order() with { Customer = new CustomerDetails { Email = "kim@new.example" } };
        await harness.DeliverNextDue();
        Assert.Equal(2, harness.Sender.Requests.Select(request => request.Identity.OperationId).Distinct().Count());
        Assert.Equal(harness.Time.GetUtcNow(), harness.Sender.Requests[1].FirstSent);
    }

    [Fact]
    public async Task Handle_FileSenderAndTheCommitFails_SendsAgainUnderTheSameName()
    {
        harness.Stored.OnWrite = () => throw new InconsistentStateException();
        OrderEvent placed = NotifierHarness.Event(1, OrderEventType.Placed);
        await Assert.ThrowsAsync<InconsistentStateException>(() => harness.Handle(placed));
        harness.Stored.OnWrite = () => { };
        await harness.Handle(placed);
        Assert.Equal(2, harness.Sender.Requests.Count);
        Assert.Single(harness.Sender.Requests.Select(request => request.Identity.Digest).Distinct());
    }

    private static string RepeatabilityId(EmailRequest request) => request.Identity.RepeatabilityId(request.FirstSent);

    private static (string Name, string Error, int Attempts) Last(IEnumerable<DeadLetter> letters)
    {
        DeadLetter last = letters.Last();
        return (last.Name, last.Error, last.Attempts);
    }

    // The provider has taken the e-mail; the process dies before it can note that.
    private async Task KilledAfterTheCall()
    {
        harness.Sender.Answer = _ =>
        {
            harness.Stored.OnWrite = () => throw new InconsistentStateException();
            return SendOutcome.Sent.Instance;
        };
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => harness.Handle(NotifierHarness.Event(1, OrderEventType.Placed)));
        harness.Stored.OnWrite = () => { };
        harness.Sender.Answer = _ => SendOutcome.Sent.Instance;
        Assert.Equal("1:Pending/1", harness.Statuses);
    }

    private bool WasSent(EmailRequest request) => harness.Sender.Requests.Last(other =>
        other.Identity.Sequence == request.Identity.Sequence) == request;
}
