namespace OrderGrains.Bench.Scenarios;

/// <summary>The order that every benchmark places: three lines, one modifier, a customer.</summary>
public static class OrderBody
{
    /// <summary>The body of the request; the customer has an e-mail address unless told otherwise.</summary>
    public static string Text(string id, string store, string customer, bool hasEmail = true)
    {
        string address = hasEmail ? $",\"email\":\"{customer}@example.com\"" : "";
        return $$$"""
        {"id":"{{{id}}}","store_id":"{{{store}}}","lines":[
        {"item_id":"1","quantity":2,"modifiers":[{"modifier_id":"oat","quantity":1}],"note":"no sugar"},
        {"item_id":"2","quantity":1},{"item_id":"3","quantity":1}],
        "customer":{"id":"{{{customer}}}","name":"Ada Lovelace"{{{address}}}}}
        """;
    }
}
