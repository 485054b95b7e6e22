using OrderGrains.Money;
using OrderGrains.Payments;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Payments;

public sealed class StripePaymentProviderTests : IAsyncDisposable
{
    private readonly FakeStripe stripe = new();
    private readonly StripePaymentProvider provider;

    public StripePaymentProviderTests() => provider = Provider(FakeStripe.Key);

    public ValueTask DisposeAsync()
    {
        provider.Dispose();
        return stripe.DisposeAsync();
    }

    [Fact]
    public async Task Create_Always_SendsAFormUnderAKeyWithAVersion()
    {
        ProviderAnswer.Known answer = Known(await Ask(ProviderCallKind.Create));

        Assert.Equal((ProviderEventType.Created, "pi_1", "pi_1_secret"),
            (answer.Fact.Type, answer.Fact.IntentId, answer.ClientSecret));
        (string line, System.Net.WebHeaderCollection headers, Dictionary<string, string> form) =
            Assert.Single(stripe.Requests);
        Assert.Equal("POST /v1/payment_intents", line);
        Assert.Equal("2024-06-20", headers["Stripe-Version"]);
        Assert.Equal(64, headers["Idempotency-Key"]?.Length);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["amount"] = "800",
                ["currency"] = "eur",
                ["capture_method"] = "automatic",
                ["automatic_payment_methods[enabled]"] = "true",
                ["metadata[order_id]"] = "ord_1",
                ["metadata[tenant_id]"] = "default",
            },
            form);
    }

    [Fact]
    public async Task Create_AnswerLost_ASecondTryFindsTheFirstsIntent()
    {
        stripe.Faults.Enqueue((FakeStripe.AnswerLost, "", null));
        Assert.IsType<ProviderAnswer.Transient>(await Ask(ProviderCallKind.Create));
        Assert.Equal("pi_1", Known(await Ask(ProviderCallKind.Create)).Fact.IntentId);
        Assert.Single(stripe.Account.Intents);
    }

    [Fact]
    public async Task Create_TheSameOrderOfAnotherTenant_IsAnotherIntent()
    {
        await Ask(ProviderCallKind.Create);
        ProviderRequest other = Request(ProviderCallKind.Create) with { Order = new EntityKey("other", "ord_1") };
        Assert.Equal("pi_2", Known(await provider.AskAsync(other, NoGrains)).Fact.IntentId);
    }

    [Fact]
    public async Task Create_AnOrderIdThatIsNoHeader_IsSentAllTheSame()
    {
        ProviderRequest odd = Request(ProviderCallKind.Create) with { IdempotencyKey = "pay_größe\n-Create" };
        Assert.NotNull(Known(await provider.AskAsync(odd, NoGrains)).Fact);
    }

    [Fact]
    public async Task Capture_WhatIsReserved_IsCaptured()
    {
        await Ask(ProviderCallKind.Create, CaptureMode.AtAcceptance);
        Assert.Equal("manual", stripe.Requests[0].Form["capture_method"]);
        stripe.Account.Intents[0].Status = "requires_capture";

        ProviderEvent fact = Known(await Ask(ProviderCallKind.Capture)).Fact;

        Assert.Equal((ProviderEventType.Captured, 800), (fact.Type, fact.Amount.Value));
        Assert.Equal("POST /v1/payment_intents/pi_1/capture", stripe.Requests[1].Line);
    }

    [Theory]
    [InlineData(ProviderCallKind.Cancel, "requires_payment_method", ProviderEventType.Cancelled)]
    [InlineData(ProviderCallKind.Cancel, "requires_capture", ProviderEventType.Cancelled)]
    [InlineData(ProviderCallKind.Cancel, "canceled", ProviderEventType.Cancelled)]
    [InlineData(ProviderCallKind.Cancel, "succeeded", ProviderEventType.Captured)]
    [InlineData(ProviderCallKind.Capture, "canceled", ProviderEventType.Cancelled)]
    [InlineData(ProviderCallKind.Capture, "succeeded", ProviderEventType.Captured)]
    public async Task Ask_AnIntentThatMayHaveEnded_IsAnsweredByHowItStands(
        ProviderCallKind kind, string status, ProviderEventType expected)
    {
        await Ask(ProviderCallKind.Create);
        stripe.Account.Intents[0].Status = status;
        Assert.Equal(expected, Known(await Ask(kind)).Fact.Type);
    }

    [Fact]
    public async Task Cancel_WhileStripeIsAtWork_IsAskedAgain()
    {
        await Ask(ProviderCallKind.Create);
        stripe.Account.Intents[0].Status = "processing";
        Assert.Equal(
            new ProviderAnswer.Transient("payment_intent_unexpected_state"), await Ask(ProviderCallKind.Cancel));
    }

    [Fact]
    public async Task Capture_ThatStripeWillNeverDo_IsRefused()
    {
        await Ask(ProviderCallKind.Create);
        stripe.Account.Intents[0].Status = "requires_capture";
        stripe.Account.Intents[0].RefusesCapture = true;
        Assert.Equal(
            new ProviderAnswer.Refused("charge_expired_for_capture"), await Ask(ProviderCallKind.Capture));
    }

    [Fact]
    public async Task Refund_APart_CarriesOurId()
    {
        await Paid();
        ProviderEvent fact = Known(await Ask(ProviderCallKind.Refund, amount: 300)).Fact;

        Assert.Equal((ProviderEventType.RefundSucceeded, 300, "ref_ord_1_1"),
            (fact.Type, fact.Amount.Value, fact.RefundId));
        Assert.Equal("ref_ord_1_1", stripe.Account.Refunds[0].Metadata["refund_id"]);
        Assert.Equal("ord_1", stripe.Account.Refunds[0].Metadata["order_id"]);
    }

    [Fact]
    public async Task Refund_AfterTheKeysAreForgotten_IsStillMadeOnce()
    {
        await Paid();
        await Ask(ProviderCallKind.Refund, amount: 300);
        stripe.ForgetKeys();
        ProviderEvent again = Known(await Ask(ProviderCallKind.Refund, amount: 300)).Fact;
        Assert.Equal(ProviderEventType.RefundSucceeded, again.Type);
        Assert.Single(stripe.Account.Refunds);
    }

    [Fact]
    public async Task Refund_Pending_IsAskedAgainUntilItHasEnded()
    {
        await Paid();
        stripe.Account.RefundStatus = "pending";
        Assert.Equal(new ProviderAnswer.Transient("stripe_refund_pending"), await Ask(ProviderCallKind.Refund));
        stripe.Account.Refunds[0].Status = "succeeded";
        Assert.Equal(ProviderEventType.RefundSucceeded, Known(await Ask(ProviderCallKind.Refund)).Fact.Type);
        stripe.Account.Refunds[0].Status = "failed";
        Assert.Equal(new ProviderAnswer.Refused("expired_or_canceled_card"), await Ask(ProviderCallKind.Refund));
    }

    [Fact]
    public async Task Refund_MoreThanThereIs_IsRefused()
    {
        await Paid();
        Assert.Equal(
            new ProviderAnswer.Refused("charge_already_refunded"), await Ask(ProviderCallKind.Refund, amount: 801));
    }

    [Fact]
    public async Task Amount_OfACurrencyWithoutHundredths_IsSentAsStripeCountsIt()
    {
        ProviderRequest request = Request(ProviderCallKind.Create) with { Currency = "ISK" };
        await provider.AskAsync(request, NoGrains);
        Assert.Equal("80000", stripe.Requests[0].Form["amount"]);
        stripe.Account.Intents[0].Status = "succeeded";
        ProviderAnswer cancelled = await provider.AskAsync(
            request with { Kind = ProviderCallKind.Cancel, IdempotencyKey = "c", IntentId = "pi_1" }, NoGrains);
        Assert.Equal(800, Known(cancelled).Fact.Amount.Value);
        await provider.AskAsync(request with { Currency = "JPY", IdempotencyKey = "j" }, NoGrains);
        Assert.Equal("800", stripe.Requests[^1].Form["amount"]);
    }

    [Theory]
    [InlineData(429, "7", "stripe_429_rate_limit", 7)]
    [InlineData(500, null, "stripe_500_rate_limit", null)]
    [InlineData(503, "soon", "stripe_503_rate_limit", null)]
    [InlineData(409, null, "stripe_409_rate_limit", null)]
    [InlineData(403, null, "stripe_403_rate_limit", null)]
    public async Task Ask_StripeIsBusyOrRefusesUs_IsTransient(
        int status, string? retryAfter, string error, int? seconds)
    {
        stripe.Faults.Enqueue((status, FakeStripeAccount.Error("rate_limit"), retryAfter));
        TimeSpan? wait = seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);
        Assert.Equal(new ProviderAnswer.Transient(error, wait), await Ask(ProviderCallKind.Create));
    }

    [Theory]
    [InlineData("""{"error":{"code":"amount_too_small","message":"kim@example.com"}}""", "amount_too_small")]
    [InlineData("""{"error":{"code":"card_declined","decline_code":"lost_card"}}""", "lost_card")]
    [InlineData("""{"error":{"code":"kim@example.com"}}""", "stripe_402")]
    [InlineData("""{"error":"x"}""", "stripe_402")]
    [InlineData("<html>", "stripe_402")]
    [InlineData("", "stripe_402")]
    public async Task Ask_StripeRefuses_IsRefusedWithTheCodeOnly(string body, string error)
    {
        stripe.Faults.Enqueue((402, body, null));
        Assert.Equal(new ProviderAnswer.Refused(error), await Ask(ProviderCallKind.Create));
    }

    [Fact]
    public async Task Ask_AnIllegibleAnswer_IsTransient()
    {
        stripe.Faults.Enqueue((200, "<html>", null));
        Assert.Equal(new ProviderAnswer.Transient("stripe_illegible"), await Ask(ProviderCallKind.Create));
    }

    [Fact]
    public async Task Ask_AWrongKey_IsTransientSinceSomebodyMayMendIt()
    {
        using StripePaymentProvider stranger = Provider("sk_test_other");
        Assert.Equal(
            new ProviderAnswer.Transient("stripe_401_api_key_invalid"),
            await stranger.AskAsync(Request(ProviderCallKind.Create), NoGrains));
    }

    [Fact]
    public async Task Ask_NoAnswerInTime_IsTransient()
    {
        stripe.IsSilent = true;
        using StripePaymentProvider hasty = Provider(FakeStripe.Key, TimeSpan.FromMilliseconds(200));
        Assert.Equal(
            new ProviderAnswer.Transient("stripe_timeout"),
            await hasty.AskAsync(Request(ProviderCallKind.Create), NoGrains));
    }

    [Fact]
    public async Task Ask_NobodyListens_IsTransient()
    {
        await stripe.DisposeAsync();
        Assert.Equal(new ProviderAnswer.Transient("stripe_unreachable"), await Ask(ProviderCallKind.Create));
    }

    private static FakeGrains NoGrains { get; } = new(_ => throw new NotSupportedException());

    private static ProviderAnswer.Known Known(ProviderAnswer answer) => Assert.IsType<ProviderAnswer.Known>(answer);

    private async Task Paid()
    {
        await Ask(ProviderCallKind.Create);
        stripe.Account.Intents[0].Status = "succeeded";
    }

    private Task<ProviderAnswer> Ask(
        ProviderCallKind kind, CaptureMode capture = CaptureMode.AtPayment, long amount = 800) =>
        provider.AskAsync(Request(kind) with { Capture = capture, Amount = new MinorUnits(amount) }, NoGrains);

    private static ProviderRequest Request(ProviderCallKind kind) => new()
    {
        Kind = kind,
        Order = OrderSamples.Key,
        IdempotencyKey = kind == ProviderCallKind.Refund ? "ref_ord_1_1" : $"pay_ord_1-{kind}",
        Amount = PaymentSamples.Total,
        Currency = "EUR",
        Capture = CaptureMode.AtPayment,
        IntentId = kind == ProviderCallKind.Create ? null : "pi_1",
        RefundId = kind == ProviderCallKind.Refund ? "ref_ord_1_1" : null,
    };

    private StripePaymentProvider Provider(string key, TimeSpan? timeout = null) => new(new StripeClient(
        new PaymentOptions
        {
            Provider = PaymentProviderKind.Stripe,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
            Stripe = new StripeOptions { Endpoint = stripe.Endpoint, SecretKey = key, WebhookSecret = "whsec_1" },
        },
        TimeProvider.System));
}
