using System.Text;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Payments;

public sealed class StripeEventsTests
{
    private const string Whose = "\"metadata\":{\"order_id\":\"ord_1\",\"tenant_id\":\"default\",\"other\":\"x\"}";

    private const string Intent =
        """{"id":"pi_1","object":"payment_intent","amount":800,"amount_received":790,"currency":"eur",""";

    [Theory]
    [InlineData("payment_intent.created", ProviderEventType.Created, 800)]
    [InlineData("payment_intent.processing", ProviderEventType.Processing, 800)]
    [InlineData("payment_intent.amount_capturable_updated", ProviderEventType.Authorised, 800)]
    [InlineData("payment_intent.succeeded", ProviderEventType.Captured, 790)]
    [InlineData("payment_intent.canceled", ProviderEventType.Cancelled, 800)]
    public void TryRead_AnIntentsEvent_SaysSoOfItsOrder(string type, ProviderEventType expected, long amount)
    {
        StripeReport report = Read(type, Intent + Whose + "}");

        Assert.Equal(new EntityKey("default", "ord_1"), report.Order);
        ProviderEvent told = Assert.Single(report.Events);
        Assert.Equal(("evt_1", expected, "pi_1", amount), (told.Id, told.Type, told.IntentId, told.Amount.Value));
    }

    [Theory]
    [InlineData("""{"code":"card_declined","decline_code":"insufficient_funds"}""", "insufficient_funds")]
    [InlineData("""{"code":"card_declined","decline_code":null}""", "card_declined")]
    [InlineData("""{"code":"kim@example.com"}""", null)]
    [InlineData("null", null)]
    public void TryRead_PaymentFailed_IsDeclinedWithACodeAndNoMore(string error, string? expected)
    {
        StripeReport report = Read(
            "payment_intent.payment_failed", $"{Intent}{Whose},\"last_payment_error\":{error}}}");

        ProviderEvent told = Assert.Single(report.Events);
        Assert.Equal((ProviderEventType.Declined, expected), (told.Type, told.Error));
    }

    [Theory]
    [InlineData("refund.created", "succeeded", ProviderEventType.RefundSucceeded)]
    [InlineData("refund.updated", "succeeded", ProviderEventType.RefundSucceeded)]
    [InlineData("refund.updated", "canceled", ProviderEventType.RefundFailed)]
    [InlineData("refund.failed", "failed", ProviderEventType.RefundFailed)]
    [InlineData("charge.refund.updated", "failed", ProviderEventType.RefundFailed)]
    public void TryRead_OurRefundsEvent_NamesOurRefund(string type, string status, ProviderEventType expected)
    {
        string ours = Whose.Replace("other", "refund_id", StringComparison.Ordinal);
        StripeReport report = Read(type, $$"""
            {"id":"re_1","amount":300,"currency":"eur","payment_intent":"pi_1","status":"{{status}}",{{ours}}}
            """);

        ProviderEvent told = Assert.Single(report.Events);
        Assert.Equal((expected, "x", 300), (told.Type, told.RefundId, told.Amount.Value));
    }

    [Fact]
    public void TryRead_ChargeRefundedWithItsRefunds_NamesEachThatHasEnded()
    {
        StripeReport report = Read("charge.refunded", $$$"""
            {"id":"ch_1","payment_intent":"pi_1",{{{Whose}}},"refunds":{"data":[
              {"id":"re_1","amount":100,"currency":"eur","status":"succeeded","metadata":{}},
              {"id":"re_2","amount":200,"currency":"eur","status":"pending","metadata":{}},
              {"id":"re_3","amount":300,"currency":"eur","status":"succeeded","metadata":{"refund_id":"ref_ord_1_1"}}
            ]}}
            """);

        Assert.Equal(["re_1", "ref_ord_1_1"], report.Events.Select(told => told.RefundId));
        Assert.Equal([100, 300], report.Events.Select(told => told.Amount.Value));
        Assert.Equal(2, report.Events.Select(told => told.Id).Distinct().Count());
        Assert.Null(report.RefundsOf);
    }

    [Fact]
    public void TryRead_ChargeRefundedWithoutThem_SaysWhoseToAskFor()
    {
        StripeReport report = Read("charge.refunded", $$"""{"id":"ch_1","payment_intent":"pi_1",{{Whose}}}""");

        Assert.Empty(report.Events);
        Assert.Equal("pi_1", report.RefundsOf);
    }

    [Theory]
    [InlineData("customer.created", """{"id":"cus_1"}""")]
    [InlineData("payment_intent.created", """{"id":"pi_1","metadata":{}}""")]
    [InlineData("payment_intent.created", """{"id":"pi_1","metadata":null}""")]
    [InlineData("payment_intent.created", """{"id":"pi_1","metadata":{"order_id":"ord_1"}}""")]
    [InlineData("payment_intent.created", """{"id":"pi_1","metadata":{"order_id":"ord_1","tenant_id":"a/b"}}""")]
    [InlineData("charge.refunded", """{"id":"ch_1","payment_intent":"pi_1"}""")]
    [InlineData("refund.updated", """{"id":"re_1","status":"pending","payment_intent":"pi_1"}""")]
    public void TryRead_NotOurs_SaysNothing(string type, string about)
    {
        StripeReport report = Read(type, about);

        Assert.Empty(report.Events);
        Assert.Null(report.RefundsOf);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.created"}""")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.created","data":{}}""")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.created","data":{"object":[]}}""")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.created","data":{"object":{"id":7}}}""")]
    [InlineData("""{"id":"","type":"payment_intent.created","data":{"object":{}}}""")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.created","data":{"object":{"amount":1e99}}}""")]
    public void TryRead_Rubbish_IsNone(string body) =>
        Assert.False(StripeEvents.TryRead(Encoding.UTF8.GetBytes(body), out _));

    private static StripeReport Read(string type, string about)
    {
        string body = $$$"""{"id":"evt_1","object":"event","type":"{{{type}}}","data":{"object":{{{about}}}}}""";
        Assert.True(StripeEvents.TryRead(Encoding.UTF8.GetBytes(body), out StripeReport? report), body);
        return report;
    }
}
