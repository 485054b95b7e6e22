using OrderGrains.Api.Orders;

namespace OrderGrains.Api.Compatibility;

/// <summary>A request of order-middleware.</summary>
public sealed record SeedRequest
{
    /// <summary>create or update; must agree with the path.</summary>
    public string? Operation { get; init; }

    /// <summary>The order.</summary>
    public SeedPayload? Payload { get; init; }
}

/// <summary>An order of order-middleware: an id and a status.</summary>
public sealed record SeedPayload
{
    /// <summary>The order's id.</summary>
    public string? Orderid { get; init; }

    /// <summary>false: not accepted; true: accepted.</summary>
    public bool? Status { get; init; }

    /// <summary>Who orders; needed only for e-mails.</summary>
    public CustomerBody? Customer { get; init; }
}

/// <summary>Asks for an order of order-middleware.</summary>
public sealed record SeedOrderId
{
    /// <summary>The order's id.</summary>
    public string? Orderid { get; init; }
}
