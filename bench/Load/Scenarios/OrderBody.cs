namespace OrderGrains.Bench.Scenarios;

/// <summary>
/// The order that every benchmark places: three lines, one modifier, a customer with an e-mail address.
/// </summary>
public static class OrderBody
{
    public static string Text(string id, string store, string customer) =>
        $$$"""
        {"id":"{{{id}}}","store_id":"{{{store}}}","lines":[
        {"item_id":"1","quantity":2,"modifiers":[{"modifier_id":"oat","quantity":1}],"note":"no sugar"},
        {"item_id":"2","quantity":1},{"item_id":"3","quantity":1}],
        "customer":{"id":"{{{customer}}}","name":"Ada Lovelace","email":"{{{customer}}}@example.com"}}
        """;
}
