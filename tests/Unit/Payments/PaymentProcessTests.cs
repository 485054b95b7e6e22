using OrderGrains.Ledger;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Payments;

public sealed class PaymentProcessTests
{
    private readonly PaymentHarness payment = new();

    [Fact]
    public async Task Start_AnOrderThatWaits_BeginsOnePaymentOfItsTotal()
    {
        PaymentResult first = await payment.Process.Start();
        PaymentResult second = await payment.Process.Start();

        Assert.Equal(PaymentStatus.Created, first.Payment?.State);
        Assert.Equal(PaymentSamples.Total, first.Payment?.Amount);
        Assert.Equal("secret", first.Payment?.ClientSecret);
        Assert.Equivalent(first.Payment, second.Payment, strict: true);
        Assert.Equal(["created"], payment.Bank.Effects);
        Assert.Equal(["pay_ord_1-Create"], payment.Bank.Keys);
        Assert.Empty(payment.Stored.Due);
    }

    [Fact]
    public async Task Start_NoOrder_IsRefused()
    {
        payment.Order = null;

        Assert.Equal(ErrorCode.NotFound, (await payment.Process.Start()).Refusal?.Code);
        Assert.Empty(payment.Bank.Asked);
    }

    [Theory]
    [InlineData(OrderStatus.Placed)]
    [InlineData(OrderStatus.Cancelled)]
    public async Task Start_AnOrderThatWaitsForNone_IsRefused(OrderStatus status)
    {
        payment.Order = payment.Order! with { State = status };

        Assert.Equal(ErrorCode.InvalidTransition, (await payment.Process.Start()).Refusal?.Code);
    }

    [Fact]
    public async Task Start_AfterTheOrderWasCalledOff_IsRefusedWhateverTheOrderSaidBefore()
    {
        await payment.Wants(OrderStatus.Cancelled);

        Assert.Equal(ErrorCode.InvalidTransition, (await payment.Process.Start()).Refusal?.Code);
        Assert.Empty(payment.Bank.Asked);
        Assert.Null(payment.Process.View());
    }

    [Fact]
    public async Task Start_ProviderRefuses_FailsForGood()
    {
        payment.Bank.Faults.Enqueue(BankFault.Refuses);

        PaymentResult result = await payment.Process.Start();

        Assert.Equal(PaymentStatus.Failed, result.Payment?.State);
        Assert.Equal("refused", result.Payment?.Error);
        Assert.Equal("Failed", payment.Story);
        Assert.Empty(payment.Stored.Due);
    }

    [Fact]
    public async Task Start_ProviderAway_TellsSoAndBeginsLater()
    {
        payment.Bank.Faults.Enqueue(BankFault.Away);

        InfrastructureException failure = await Assert.ThrowsAsync<InfrastructureException>(payment.Process.Start);
        await payment.Settle();

        Assert.True(failure.Retryable);
        Assert.Equal(PaymentStatus.Created, payment.Facts.Status);
        Assert.Equal(["created"], payment.Bank.Effects);
    }

    [Fact]
    public async Task Hear_CustomerPays_IsCapturedAndToldOnce()
    {
        await payment.Process.Start();
        ProviderEvent captured = payment.Bank.Pay();
        await payment.Hear(captured);
        int writes = payment.Stored.Written.Count;
        await payment.Hear(captured);
        await payment.Hear(captured with { Id = "evt_again" });

        Assert.Equal("Created Captured", payment.Story);
        Assert.Equal(PaymentStatus.Captured, payment.Process.View()?.State);
        Assert.Null(payment.Process.View()?.ClientSecret);
        Assert.Equal(writes + 1, payment.Stored.Written.Count);
        Assert.Equal([1, 2], payment.Events.Select(happened => happened.Sequence));
    }

    [Fact]
    public async Task Hear_Declined_CancelsAtTheProviderBeforeItFails()
    {
        await payment.Process.Start();
        await payment.Hear(FakeBank.Decline());

        Assert.Equal(["created", "cancelled"], payment.Bank.Effects);
        Assert.Equal("Created Failed", payment.Story);
        Assert.Equal("card_declined", payment.Process.View()?.Error);
    }

    [Fact]
    public async Task Hear_DeclinedThoughASecondTryWasCaptured_IsPaid()
    {
        await payment.Process.Start();
        payment.Bank.Pay();
        await payment.Hear(FakeBank.Decline());

        Assert.Equal(["created", "paid"], payment.Bank.Effects);
        Assert.Equal("Created Captured", payment.Story);
    }

    [Fact]
    public async Task Follow_Accepted_CapturesWhatIsAuthorised()
    {
        var later = new PaymentHarness(CaptureMode.AtAcceptance);
        await later.Paid();
        await later.Wants(OrderStatus.Accepted);

        Assert.Equal("Created Authorised Captured", later.Story);
        Assert.Equal(["created", "paid", "captured"], later.Bank.Effects);
    }

    [Fact]
    public async Task Follow_CaptureRefused_FailsOnceNothingCanBeCaptured()
    {
        var later = new PaymentHarness(CaptureMode.AtAcceptance);
        await later.Paid();
        later.Bank.Faults.Enqueue(BankFault.Refuses);
        await later.Wants(OrderStatus.Accepted);

        Assert.Equal("Created Authorised Failed", later.Story);
        Assert.Equal(["created", "paid", "cancelled"], later.Bank.Effects);
    }

    [Fact]
    public async Task Follow_RejectedWhileAuthorised_VoidsAndRefundsNothing()
    {
        var later = new PaymentHarness(CaptureMode.AtAcceptance);
        await later.Paid();
        await later.Wants(OrderStatus.Rejected);

        Assert.Equal("Created Authorised Voided", later.Story);
        Assert.Equal(["created", "paid", "cancelled"], later.Bank.Effects);
    }

    [Fact]
    public async Task Follow_CalledOffAfterCapture_RefundsOnceHoweverOftenItIsTold()
    {
        await payment.Paid();
        await payment.Wants(OrderStatus.Cancelled);
        await payment.Wants(OrderStatus.Cancelled);
        await payment.Wants(OrderStatus.Cancelled, sequence: 3);

        Assert.Equal(["created", "paid", "refunded 800"], payment.Bank.Effects);
        Assert.Equal("Created Captured RefundRequested RefundSucceeded", payment.Story);
        Assert.Equal(PaymentStatus.Refunded, payment.Facts.Status);
    }

    [Fact]
    public async Task Hear_CapturedAfterTheOrderIsOff_IsRefundedOnce()
    {
        await payment.Process.Start();
        ProviderEvent captured = payment.Bank.Pay();
        await payment.Wants(OrderStatus.Cancelled);
        await payment.Hear(captured);

        Assert.Equal(["created", "paid", "refunded 800"], payment.Bank.Effects);
        Assert.Equal(PaymentStatus.Refunded, payment.Facts.Status);
    }

    [Fact]
    public async Task Hear_CapturedAfterItHadFailedAndTheOrderIsOff_IsRefundedOnce()
    {
        await payment.Process.Start();
        await payment.Hear(FakeBank.Decline());
        await payment.Wants(OrderStatus.Cancelled);
        payment.Bank.Status = IntentStatus.Captured;
        await payment.Hear(payment.Bank.Report());

        Assert.Equal(["created", "cancelled", "refunded 800"], payment.Bank.Effects);
        Assert.Equal("Created Failed Captured RefundRequested RefundSucceeded", payment.Story);
    }

    [Fact]
    public async Task Hear_BeforeTheStart_CountsOnceItBegins()
    {
        await payment.Hear(PaymentSamples.Event(ProviderEventType.Captured));
        Assert.Null(payment.Process.View());
        Assert.Empty(payment.Events);

        PaymentResult begun = await payment.Process.Start();

        Assert.Equal(PaymentStatus.Captured, begun.Payment?.State);
        Assert.Equal("Created Captured", payment.Story);
        Assert.Empty(payment.Bank.Asked);
    }

    [Fact]
    public async Task Refund_PartsAndMore_NeverGivesBackMoreThanWasCaptured()
    {
        await payment.Paid();
        PaymentResult first = await payment.Process.Refund(Request(300, "a"));
        PaymentResult tooMuch = await payment.Process.Refund(Request(501, "b"));
        PaymentResult rest = await payment.Process.Refund(Request(null, "c"));
        PaymentResult nothingLeft = await payment.Process.Refund(Request(null, "d"));

        Assert.Equal(PaymentStatus.PartiallyRefunded, first.Payment?.State);
        Assert.Equal("ref_ord_1_1", first.RefundId);
        Assert.Equal(ErrorCode.ValidationFailed, tooMuch.Refusal?.Code);
        Assert.Equal(PaymentStatus.Refunded, rest.Payment?.State);
        Assert.Equal(ErrorCode.ValidationFailed, nothingLeft.Refusal?.Code);
        Assert.Equal(["created", "paid", "refunded 300", "refunded 500"], payment.Bank.Effects);
    }

    [Fact]
    public async Task Refund_SameKey_IsAnsweredWithTheFirst()
    {
        await payment.Paid();
        PaymentResult first = await payment.Process.Refund(Request(300, "a"));
        PaymentResult again = await payment.Process.Refund(Request(300, "a"));
        PaymentResult other = await payment.Process.Refund(Request(200, "a"));

        Assert.True(again.Replayed);
        Assert.Equal(first.RefundId, again.RefundId);
        Assert.Equal(ErrorCode.IdempotencyKeyReused, other.Refusal?.Code);
        Assert.Equal(300, payment.Bank.Refunded);
    }

    [Fact]
    public async Task Refund_NothingThere_IsRefused()
    {
        Assert.Equal(ErrorCode.NotFound, (await payment.Process.Refund(Request(1, null))).Refusal?.Code);
        await payment.Process.Start();
        Assert.Equal(ErrorCode.InvalidTransition, (await payment.Process.Refund(Request(1, null))).Refusal?.Code);
    }

    private static RequestRefund Request(long? amount, string? key) => new()
    {
        Amount = amount is { } value ? new MinorUnits(value) : null,
        IdempotencyKey = key,
    };
}
