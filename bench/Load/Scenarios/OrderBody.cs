using System.Globalization;

namespace OrderGrains.Bench.Scenarios;

/// <summary>The order of every benchmark: three lines unless told otherwise, one modifier, a customer.</summary>
public static class OrderBody
{
    /// <summary>How many lines an order has when nothing else is said.</summary>
    public const int UsualLines = 3;

    private const int Items = 3;

    /// <summary>The body of the request; the customer has an e-mail address unless told otherwise.</summary>
    public static string Text(
        string id, string store, string customer, bool hasEmail = true, int lines = UsualLines)
    {
        string address = hasEmail ? $",\"email\":\"{customer}@example.com\"" : "";
        return $$$"""
        {"id":"{{{id}}}","store_id":"{{{store}}}","lines":[
        {{{Lines(lines)}}}],
        "customer":{"id":"{{{customer}}}","name":"Ada Lovelace"{{{address}}}}}
        """;
    }

    private static string Lines(int count) => string.Join(",\n", Enumerable.Range(0, count).Select(Line));

    private static string Line(int number) => number == 0
        ? """{"item_id":"1","quantity":2,"modifiers":[{"modifier_id":"oat","quantity":1}],"note":"no sugar"}"""
        : string.Create(CultureInfo.InvariantCulture, $$"""{"item_id":"{{(number % Items) + 1}}","quantity":1}""");
}
