using OrderGrains.Money;

namespace OrderGrains.Orders;

/// <summary>Places an order at a store. The form has been validated; the store's rules have not.</summary>
[GenerateSerializer, Immutable, Alias("og.PlaceOrder")]
public sealed record PlaceOrder
{
    /// <summary>The store's id.</summary>
    [Id(0)]
    public required string StoreId { get; init; }

    /// <summary>Where the order came from; <c>direct</c> for the store's own.</summary>
    [Id(1)]
    public string Channel { get; init; } = "direct";

    /// <summary>The channel's id of the order.</summary>
    [Id(2)]
    public string? ExternalOrderId { get; init; }

    /// <summary>What is ordered; empty only for orders that are nothing but an id and a status.</summary>
    [Id(3)]
    public IReadOnlyList<RequestedLine> Lines { get; init; } = [];

    /// <summary>Who ordered.</summary>
    [Id(4)]
    public CustomerDetails Customer { get; init; } = new();

    /// <summary>The customer's wish for the whole order; personal data.</summary>
    [Id(5)]
    public string? Note { get; init; }

    /// <summary>What the client thinks the order costs; refused when the menu says otherwise.</summary>
    [Id(6)]
    public MinorUnits? Total { get; init; }

    /// <summary>The currency that the client's prices are in; refused when the store's is another.</summary>
    [Id(7)]
    public string? Currency { get; init; }

    /// <summary>When the kitchen is to get it; null: now.</summary>
    [Id(8)]
    public DateTimeOffset? FireAt { get; init; }

    /// <summary>The client's key for this request: a repeat is answered with the first answer.</summary>
    [Id(9)]
    public string? IdempotencyKey { get; init; }

    /// <summary>A hash of the content: how a repeat is told from another request with the same id or key.</summary>
    [Id(10)]
    public required string Fingerprint { get; init; }

    /// <summary>
    /// Accept at once after placing, whatever the store's acceptance is (seed 1's <c>status: true</c>).
    /// </summary>
    [Id(11)]
    public bool AcceptAtOnce { get; init; }

    /// <summary>The W3C trace context of the request; events carry it on.</summary>
    [Id(12)]
    public string? TraceParent { get; init; }
}
