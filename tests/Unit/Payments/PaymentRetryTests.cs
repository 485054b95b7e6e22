using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Retries;
using Orleans.Storage;

namespace OrderGrains.Tests.Payments;

/// <summary>Providers that are away, answers that are lost, and processes that die.</summary>
public sealed class PaymentRetryTests
{
    private const int MostCommits = 30;
    private const int MostTries = 5;

    private readonly PaymentHarness payment = new();

    [Fact]
    public async Task Ask_Always_CommitsBeforehandWithAMessageThatComesShouldItDie()
    {
        bool wasCommitted = false;
        payment.Bank.OnAsk = () => wasCommitted = payment.Stored.Written.Count == 1 && payment.Stored.Due.Count == 1;

        await payment.Process.Start();

        Assert.True(wasCommitted);
        Assert.Empty(payment.Stored.Due);
    }

    [Fact]
    public async Task Ask_ProviderAway_WaitsLongerEachTimeThenGivesUp()
    {
        await payment.Paid();
        Fail(BankFault.Away, 3);
        await payment.Wants(OrderStatus.Cancelled);
        TimeSpan first = payment.Stored.State.RetryAt!.Value - payment.Time.GetUtcNow();
        await payment.DeliverNextDue();
        TimeSpan second = payment.Stored.State.RetryAt!.Value - payment.Time.GetUtcNow();
        await payment.DeliverNextDue();

        RetryOptions retry = payment.Options.Retry;
        Assert.Equal(RetryDelay.After(retry, 1, 0.5, null), first);
        Assert.Equal(RetryDelay.After(retry, 2, 0.5, null), second);
        DeadLetter letter = Assert.Single(payment.Stored.Letters);
        Assert.Equal("away", letter.Error);
        Assert.Equal(3, letter.Attempts);
        Assert.Equal(("payment", "default/ord_1"), (letter.Consumer, letter.Key));
        Assert.Empty(payment.Stored.Due);
        Assert.Equal(PaymentStatus.RefundPending, payment.Facts.Status);
        Assert.Single(payment.Bank.Keys.Skip(1).Distinct());
    }

    [Fact]
    public async Task Ask_ProviderNamesATime_IsFollowed()
    {
        await payment.Paid();
        payment.Bank.RetryAfter = TimeSpan.FromMinutes(7);
        Fail(BankFault.Away, 1);
        await payment.Wants(OrderStatus.Cancelled);

        Assert.Equal(payment.Time.GetUtcNow().AddMinutes(7), payment.Stored.State.RetryAt);
        await payment.Settle();
        Assert.Equal(800, payment.Bank.Refunded);
    }

    [Fact]
    public async Task Redrive_GivenUp_AsksAgainUnderTheSameKey()
    {
        await payment.Paid();
        Fail(BankFault.Away, 3);
        await payment.Wants(OrderStatus.Cancelled);
        await payment.Settle();
        Fail(BankFault.Away, 1);

        await Assert.ThrowsAsync<InfrastructureException>(payment.Process.Redrive);
        await payment.Process.Redrive();

        Assert.Equal(["created", "paid", "refunded 800"], payment.Bank.Effects);
        Assert.Single(payment.Bank.Keys.Skip(1).Distinct());
        Assert.Equal(PaymentStatus.Refunded, payment.Facts.Status);
    }

    [Fact]
    public async Task Ask_RefundRefused_IsADeadLetterAndARedriveTriesAnotherRefund()
    {
        await payment.Paid();
        Fail(BankFault.Refuses, 2);
        await payment.Wants(OrderStatus.Cancelled);
        Assert.Equal("refused", Assert.Single(payment.Stored.Letters).Error);
        Assert.Equal(PaymentStatus.Captured, payment.Facts.Status);

        await Assert.ThrowsAsync<InfrastructureException>(payment.Process.Redrive);
        await payment.Process.Redrive();

        Assert.Equal(["created", "paid", "refunded 800"], payment.Bank.Effects);
        Assert.Equal(["ref_ord_1_1", "ref_ord_1_2", "ref_ord_1_3"], payment.Bank.Keys.Skip(1));
        Assert.Equal(PaymentStatus.Refunded, payment.Facts.Status);
    }

    [Fact]
    public async Task Hear_TheBankSentARefundBack_IsADeadLetter()
    {
        await payment.Paid();
        await payment.Wants(OrderStatus.Cancelled);
        await payment.Hear(PaymentSamples.Event(ProviderEventType.RefundFailed, 800, "ref_ord_1_1"));

        Assert.Equal("refund_failed", Assert.Single(payment.Stored.Letters).Error);
        Assert.Equal(PaymentStatus.Captured, payment.Facts.Status);
    }

    [Fact]
    public async Task Ask_CancelRefused_IsADeadLetterSinceSomethingMayStillBeCaptured()
    {
        await payment.Process.Start();
        Fail(BankFault.Refuses, 1);
        await payment.Wants(OrderStatus.Cancelled);

        Assert.Single(payment.Stored.Letters);
        Assert.Equal(PaymentStatus.Created, payment.Facts.Status);
        await payment.Process.Redrive();
        Assert.Equal(PaymentStatus.Voided, payment.Facts.Status);
    }

    [Fact]
    public async Task Ask_ProviderBreaks_IsAskedAgain()
    {
        Fail(BankFault.Breaks, 1);

        await Assert.ThrowsAsync<InfrastructureException>(payment.Process.Start);
        await payment.Settle();

        Assert.Equal(["created"], payment.Bank.Effects);
    }

    [Fact]
    public async Task Ask_AnswerWithoutNews_WaitsInsteadOfAskingForEver()
    {
        await payment.Process.Start();
        payment.Bank.OnlyAnswer = PaymentSamples.Event(ProviderEventType.Processing);
        await payment.Wants(OrderStatus.Cancelled);

        Assert.Equal(2, payment.Bank.Asked.Count);
        Assert.NotNull(payment.Stored.State.RetryAt);
        await payment.Settle();
        Assert.Equal(1 + payment.Options.Retry.Attempts, payment.Bank.Asked.Count);
        Assert.Single(payment.Stored.Letters);
    }

    [Fact]
    public async Task Start_GivenUp_TriesOnceMore()
    {
        Fail(BankFault.Away, 3);
        await Assert.ThrowsAsync<InfrastructureException>(payment.Process.Start);
        await payment.Settle();
        Assert.Single(payment.Stored.Letters);

        Assert.Equal(PaymentStatus.Created, (await payment.Process.Start()).Payment?.State);
    }

    public static TheoryData<CaptureMode, OrderStatus, BankFault?> Lives =>
    [
        .. from capture in Enum.GetValues<CaptureMode>()
           from end in (OrderStatus[])[OrderStatus.Accepted, OrderStatus.Cancelled]
           from fault in (BankFault?[])[null, BankFault.AnswerLost, BankFault.Away]
           select (capture, end, fault),
    ];

    /// <summary>The process dies after its nth commit, for every n; what is due brings it to its end.</summary>
    [Theory]
    [MemberData(nameof(Lives))]
    public async Task Live_KilledAfterAnyCommit_EndsTheSameAndDoesEverythingOnce(
        CaptureMode capture, OrderStatus end, BankFault? fault)
    {
        PaymentHarness whole = await LiveAsync(capture, end, fault, killedAfter: 0);
        int commits = whole.Stored.Written.Count;
        Assert.InRange(commits, 4, MostCommits);
        for (int killedAfter = 1; killedAfter <= commits; killedAfter++)
        {
            PaymentHarness killed = await LiveAsync(capture, end, fault, killedAfter);
            Assert.Equal(whole.Bank.Effects, killed.Bank.Effects);
            Assert.Equal(whole.Story, killed.Story);
            Assert.Equal(whole.Facts.Status, killed.Facts.Status);
            Assert.Equal(
                Enumerable.Range(1, killed.Events.Count()).Select(Convert.ToInt64),
                killed.Events.Select(happened => happened.Sequence));
            Assert.All(
                killed.Bank.Asked.GroupBy(asked => (asked.Kind, asked.RefundId)),
                asked => Assert.Single(asked.Select(each => each.IdempotencyKey).Distinct()));
        }
    }

    private static async Task<PaymentHarness> LiveAsync(
        CaptureMode capture, OrderStatus end, BankFault? fault, int killedAfter)
    {
        var payment = new PaymentHarness(capture, attempts: 10);
        int commits = 0;
        payment.Stored.OnWritten = () =>
        {
            if (++commits == killedAfter)
            {
                throw new InconsistentStateException("Killed.");
            }
        };
        if (fault is { } wrong)
        {
            payment.Bank.Faults.Enqueue(wrong);
        }

        await Persist(payment, () => payment.Process.Start());
        await payment.Settle();
        ProviderEvent paid = payment.Bank.Pay();
        if (fault is { } again)
        {
            payment.Bank.Faults.Enqueue(again);
        }

        await Persist(payment, () => payment.Hear(paid));
        await Persist(payment, () => payment.Wants(end));
        payment.Stored.OnWritten = () => { };
        await payment.Settle();
        return payment;
    }

    /// <summary>Whoever asked, asks until there is an answer: a client, a webhook, the relay.</summary>
    private static async Task Persist(PaymentHarness payment, Func<Task> ask)
    {
        for (int tries = 0; tries < MostTries; tries++)
        {
            try
            {
                await ask();
                return;
            }
            catch (InconsistentStateException)
            {
                payment.Stored.Reload();
            }
            catch (InfrastructureException failure) when (failure.Retryable)
            {
                await payment.Settle();
            }
        }

        Assert.Fail($"No answer after {MostTries} tries: {payment.Stored.Written[^1]}");
    }

    private void Fail(BankFault fault, int times)
    {
        for (int i = 0; i < times; i++)
        {
            payment.Bank.Faults.Enqueue(fault);
        }
    }
}
