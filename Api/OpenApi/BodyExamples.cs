using System.Collections.Frozen;
using System.Text.Json.Nodes;
using OrderGrains.Api.Compatibility;
using OrderGrains.Api.Fulfilments;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Payments;
using OrderGrains.Api.Stores;

namespace OrderGrains.Api.OpenApi;

/// <summary>Bodies to start from, as the documentation shows them.</summary>
internal static class BodyExamples
{
    private static readonly FrozenDictionary<Type, string> Texts = new Dictionary<Type, string>
    {
        [typeof(OrderBody)] = """
            {"store_id":"sample","lines":[{"item_id":"1","quantity":2,"modifiers":[{"modifier_id":"oat"}]}],
             "customer":{"name":"Ada","email":"ada@example.com"},"note":"No lid, please."}
            """,
        [typeof(OrderCommandBody)] = """{"actor":"store"}""",
        [typeof(OrderBatchBody)] = """
            {"orders":[{"store_id":"sample","lines":[{"item_id":"1","quantity":1}]},
                       {"store_id":"sample","lines":[{"item_id":"2","quantity":1}]}]}
            """,
        [typeof(OrderIdsBody)] = """{"ids":["my-order-1","my-order-2"]}""",
        [typeof(StoreBody)] = """
            {"id":"corner","name":"Corner Café","currency":"EUR","time_zone":"Europe/Berlin","acceptance":"auto",
             "max_open_orders":50,"lead_time_seconds":600,
             "menu":[{"id":"espresso","name":"Espresso","price":250,"daily_stock":200}]}
            """,
        [typeof(PauseBody)] = """{"until":"2030-01-31T18:30:00Z"}""",
        [typeof(AvailabilityBody)] = """{"available":false}""",
        [typeof(TemplateBody)] = """
            {"subject":"Your order {{id}}","text":"It is {{state}}.","html":"<p>It is {{state}}.</p>"}
            """,
        [typeof(PaymentBody)] = """{"order_id":"my-order-1"}""",
        [typeof(RefundBody)] = """{"amount":100,"note":"It was cold."}""",
        [typeof(ConfirmationBody)] = """{"card":{"number":"4242424242424242"}}""",
        [typeof(FulfilmentCommandBody)] = """{"note":"At the counter."}""",
        [typeof(CoffeeOrderBody)] = """{"coffee":{"id":"1"},"customerId":"cus_1","customerName":"Ada"}""",
        [typeof(CoffeePaymentBody)] = """{"orderId":"my-order-1"}""",
        [typeof(CoffeeStatusBody)] = """{"status":"ORDER_CANCELLED","note":"Too late."}""",
        [typeof(SeedRequest)] = """{"operation":"create","payload":{"orderid":"1","status":false}}""",
    }.ToFrozenDictionary();

    public static JsonNode? Of(Type type) => Texts.TryGetValue(type, out string? text) ? JsonNode.Parse(text) : null;
}
