using OrderGrains.Ledger;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Payments;

public sealed class StripeWebhookTests : IAsyncDisposable
{
    private static readonly StripeReport Refunded = new() { EventId = "evt_1", RefundsOf = "pi_1" };

    private readonly FakeStripe stripe = new();
    private readonly StripeWebhook webhook;

    public StripeWebhookTests() => webhook = StripeWebhook.Of(
        new PaymentOptions
        {
            Provider = PaymentProviderKind.Stripe,
            Stripe = new StripeOptions
            {
                Endpoint = stripe.Endpoint,
                SecretKey = FakeStripe.Key,
                WebhookSecret = "whsec_1, whsec_2",
            },
        },
        TimeProvider.System)!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        webhook.Dispose();
        return stripe.DisposeAsync();
    }

    [Fact]
    public void Of_TheSimulatedProvider_IsNone() =>
        Assert.Null(StripeWebhook.Of(new PaymentOptions(), TimeProvider.System));

    [Theory]
    [InlineData("whsec_1", SignatureVerdict.Valid)]
    [InlineData("whsec_2", SignatureVerdict.Valid)]
    [InlineData("whsec_1, whsec_2", SignatureVerdict.Invalid)]
    [InlineData("", SignatureVerdict.Invalid)]
    public void Check_TwoSecrets_EachCounts(string secret, object expected) =>
        Assert.Equal((SignatureVerdict)expected, webhook.Check(
            SignedEvents.Sign("{}", secret, TimeProvider.System.GetUtcNow()), "{}"u8));

    [Fact]
    public async Task Read_ARefundThatWeDidNotAskFor_IsAskedForByItsPayment()
    {
        stripe.Account.Refunds.Add(new FakeStripeAccount.FakeRefund
        {
            Id = "re_dashboard", Intent = "pi_1", Amount = 300, Currency = "eur", Status = "succeeded",
        });

        ProviderEvent told = Assert.Single(await webhook.ReadAsync(Refunded, Token));

        Assert.Equal((ProviderEventType.RefundSucceeded, "re_dashboard", 300, "pi_1"),
            (told.Type, told.RefundId, told.Amount.Value, told.IntentId));
    }

    [Fact]
    public async Task Read_StripeAway_IsToComeAgain()
    {
        stripe.Faults.Enqueue((503, "", null));
        Assert.True((await Assert.ThrowsAsync<InfrastructureException>(
            () => webhook.ReadAsync(Refunded, Token))).Retryable);
        await stripe.DisposeAsync();
        await Assert.ThrowsAsync<InfrastructureException>(() => webhook.ReadAsync(Refunded, Token));
    }

    [Fact]
    public async Task Read_WhatIsWhole_AsksNobody()
    {
        ProviderEvent told = PaymentSamples.Event(ProviderEventType.Captured);
        Assert.Equal([told], await webhook.ReadAsync(new StripeReport { Events = [told] }, Token));
        Assert.Empty(stripe.Requests);
    }
}
