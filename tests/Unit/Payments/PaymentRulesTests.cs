using OrderGrains.Money;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Payments;

public sealed class PaymentRulesTests
{
    [Theory]
    [InlineData(IntentStatus.None, PaymentWish.Collect, ProviderCallKind.Create)]
    [InlineData(IntentStatus.None, PaymentWish.Capture, ProviderCallKind.Create)]
    [InlineData(IntentStatus.None, PaymentWish.GiveBack, null)]
    [InlineData(IntentStatus.Open, PaymentWish.Collect, null)]
    [InlineData(IntentStatus.Open, PaymentWish.Capture, null)]
    [InlineData(IntentStatus.Open, PaymentWish.GiveBack, ProviderCallKind.Cancel)]
    [InlineData(IntentStatus.Processing, PaymentWish.Collect, null)]
    [InlineData(IntentStatus.Processing, PaymentWish.Capture, null)]
    [InlineData(IntentStatus.Processing, PaymentWish.GiveBack, ProviderCallKind.Cancel)]
    [InlineData(IntentStatus.Authorised, PaymentWish.Collect, null)]
    [InlineData(IntentStatus.Authorised, PaymentWish.Capture, ProviderCallKind.Capture)]
    [InlineData(IntentStatus.Authorised, PaymentWish.GiveBack, ProviderCallKind.Cancel)]
    [InlineData(IntentStatus.Cancelled, PaymentWish.Collect, null)]
    [InlineData(IntentStatus.Cancelled, PaymentWish.Capture, null)]
    [InlineData(IntentStatus.Cancelled, PaymentWish.GiveBack, null)]
    [InlineData(IntentStatus.Captured, PaymentWish.Collect, null)]
    [InlineData(IntentStatus.Captured, PaymentWish.Capture, null)]
    public void Next_EveryStateAndWish_AsksWhatBringsThemTogether(
        IntentStatus intent, PaymentWish wish, ProviderCallKind? expected) =>
        Assert.Equal(expected, PaymentRules.Next(PaymentSamples.At(intent, wish))?.Kind);

    [Theory]
    [InlineData(IntentStatus.None, null)]
    [InlineData(IntentStatus.Open, ProviderCallKind.Cancel)]
    [InlineData(IntentStatus.Processing, ProviderCallKind.Cancel)]
    [InlineData(IntentStatus.Authorised, ProviderCallKind.Cancel)]
    [InlineData(IntentStatus.Cancelled, null)]
    [InlineData(IntentStatus.Captured, null)]
    public void Next_Declined_MakesSureThatNothingIsCapturedAnyMore(IntentStatus intent, ProviderCallKind? expected) =>
        Assert.Equal(expected, PaymentRules.Next(PaymentSamples.At(intent) with { Declined = true })?.Kind);

    [Theory]
    [InlineData(RefundStatus.Requested, ProviderCallKind.Refund)]
    [InlineData(RefundStatus.Succeeded, null)]
    [InlineData(RefundStatus.Failed, null)]
    public void Next_ARefund_IsAskedForUntilItHasEnded(RefundStatus status, ProviderCallKind? expected) =>
        Assert.Equal(expected, PaymentRules.Next(
            PaymentSamples.At(IntentStatus.Captured, refunds: PaymentSamples.Refund(status)))?.Kind);

    [Fact]
    public void Next_NotBegun_AsksNothingWhateverWasHeard()
    {
        foreach (ProviderEventType type in Enum.GetValues<ProviderEventType>())
        {
            PaymentFacts facts = PaymentFacts.None.Hears(PaymentSamples.Event(type, refundId: "re_1"));
            Assert.Null(PaymentRules.Next(facts));
        }
    }

    [Fact]
    public void Hears_BeforeThePaymentHasBegun_IsKeptAndCountsOnceItBegins()
    {
        PaymentFacts heard = PaymentFacts.None.Hears(
            PaymentSamples.Events(ProviderEventType.Created, ProviderEventType.Captured));
        PaymentFacts begun = heard with { Terms = PaymentSamples.Terms() };

        Assert.Equal(PaymentStatus.Captured, begun.Status);
        Assert.Null(PaymentRules.Next(begun));
        Assert.Equal(
            [PaymentEventType.Created, PaymentEventType.Captured],
            PaymentRules.Events(PaymentFacts.None, begun).Select(entry => entry.Type));
    }

    [Fact]
    public void Hears_AnotherPaymentsEvent_ChangesNothing()
    {
        PaymentFacts facts = PaymentSamples.At(IntentStatus.Open);

        Assert.Equal(facts, facts.Hears(PaymentSamples.Event(ProviderEventType.Captured) with { IntentId = "pi_2" }));
    }

    [Fact]
    public void Hears_DeclinedThenCaptured_TheMoneyCounts()
    {
        PaymentFacts declined = PaymentSamples.Begun().Hears(PaymentSamples.Event(ProviderEventType.Declined));
        PaymentFacts captured = declined.Hears(PaymentSamples.Event(ProviderEventType.Captured));

        Assert.Equal(PaymentStatus.Created, declined.Status);
        Assert.Equal("card_declined", declined.Error);
        Assert.Equal(PaymentStatus.Captured, captured.Status);
    }

    [Theory]
    [InlineData(PaymentWish.Collect, PaymentStatus.Failed)]
    [InlineData(PaymentWish.Capture, PaymentStatus.Failed)]
    [InlineData(PaymentWish.GiveBack, PaymentStatus.Voided)]
    public void Hears_Cancelled_IsAFailureUnlessTheOrderWantedIt(PaymentWish wish, PaymentStatus expected) =>
        Assert.Equal(
            expected, PaymentSamples.Begun(wish).Hears(PaymentSamples.Event(ProviderEventType.Cancelled)).Status);

    [Fact]
    public void Wants_GiveBackOfWhatIsCaptured_AsksOneRefundOfWhatIsLeft()
    {
        PaymentFacts facts = PaymentSamples.At(
            IntentStatus.Captured, refunds: PaymentSamples.Refund(RefundStatus.Succeeded, 300));
        PaymentFacts off = facts.Wants(PaymentWish.GiveBack, PaymentSamples.OrderId);
        PaymentFacts again = off.Wants(PaymentWish.GiveBack, PaymentSamples.OrderId);

        Assert.Equal([300, 500], again.Refunds.Select(refund => refund.Amount.Value));
        Assert.Equal("ref_ord_1_2", again.Refunds[1].Id);
        Assert.True(again.Refunds[1].IsAutomatic);
        Assert.Equal(PaymentStatus.RefundPending, again.Status);
        Assert.Equal(0, again.Refundable.Value);
    }

    [Fact]
    public void Wants_CaptureAfterGiveBack_StaysGiveBack() =>
        Assert.Equal(
            PaymentWish.GiveBack,
            PaymentSamples.Begun(PaymentWish.GiveBack).Wants(PaymentWish.Capture, PaymentSamples.OrderId).Wish);

    [Fact]
    public void Hears_AutomaticRefundFailed_OwesAndAsksNoMore()
    {
        PaymentFacts off = PaymentSamples.At(IntentStatus.Captured).Wants(PaymentWish.GiveBack, PaymentSamples.OrderId);
        PaymentFacts failed = off.Hears(PaymentSamples.Event(ProviderEventType.RefundFailed, 800, "ref_ord_1_1"));

        Assert.True(failed.IsOwing);
        Assert.Null(PaymentRules.Next(failed));
        Assert.Equal(PaymentStatus.Captured, failed.Status);
    }

    [Fact]
    public void Hears_SomebodyElseGaveAPartBackFirst_TheRestIsTried()
    {
        PaymentFacts off = PaymentSamples.At(IntentStatus.Captured).Wants(PaymentWish.GiveBack, PaymentSamples.OrderId);
        PaymentFacts facts = off.Hears(
            PaymentSamples.Event(ProviderEventType.RefundSucceeded, 300, "re_dashboard"),
            PaymentSamples.Event(ProviderEventType.RefundFailed, 800, "ref_ord_1_1"));

        Assert.False(facts.IsOwing);
        Assert.Equal(500, PaymentRules.Next(facts)?.Refund?.Amount.Value);
    }

    [Fact]
    public void IsRefused_NothingWasBegun_FailsWithoutSayingThatItWasCreated()
    {
        PaymentFacts begun = PaymentSamples.Begun();
        PaymentFacts refused = begun.IsRefused("amount_too_small");

        Assert.Equal(PaymentStatus.Failed, refused.Status);
        Assert.Equal(
            [PaymentEventType.Failed], PaymentRules.Events(begun, refused).Select(entry => entry.Type));
        Assert.Null(PaymentRules.Next(refused));
    }

    [Theory]
    [InlineData(0, RefundStatus.Succeeded, PaymentStatus.Captured)]
    [InlineData(800, RefundStatus.Requested, PaymentStatus.RefundPending)]
    [InlineData(300, RefundStatus.Succeeded, PaymentStatus.PartiallyRefunded)]
    [InlineData(800, RefundStatus.Succeeded, PaymentStatus.Refunded)]
    [InlineData(800, RefundStatus.Failed, PaymentStatus.Captured)]
    public void Status_AfterCapture_FollowsTheRefunds(long amount, RefundStatus refund, PaymentStatus expected)
    {
        PaymentFacts facts = amount == 0
            ? PaymentSamples.At(IntentStatus.Captured)
            : PaymentSamples.At(IntentStatus.Captured, refunds: PaymentSamples.Refund(refund, amount));

        Assert.Equal(expected, facts.Status);
        Assert.Equal(refund == RefundStatus.Succeeded ? amount : 0, facts.Refunded.Value);
        Assert.Equal(PaymentSamples.Total.Value - (refund == RefundStatus.Failed ? 0 : amount), facts.Refundable.Value);
    }

    [Fact]
    public void Refunded_HeardOfBeforeItsCapture_CountsFromTheCaptureOn()
    {
        PaymentFacts early = PaymentSamples.Begun().Hears(
            PaymentSamples.Event(ProviderEventType.RefundSucceeded, 300, "re_1"));
        PaymentFacts late = early.Hears(PaymentSamples.Event(ProviderEventType.Captured));

        Assert.Equal(MinorUnits.Zero, early.Refunded);
        Assert.DoesNotContain(
            PaymentRules.Events(PaymentSamples.Begun(), early), entry => entry.RefundId is not null);
        Assert.Equal(300, late.Refunded.Value);
        Assert.Equal(
            [PaymentEventType.Captured, PaymentEventType.RefundRequested, PaymentEventType.RefundSucceeded],
            PaymentRules.Events(early, late).Select(entry => entry.Type)
                .Where(type => type != PaymentEventType.Created));
    }
}
