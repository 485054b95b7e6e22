namespace OrderGrains.Orders;

/// <summary>Who ordered. All but the id is personal data and stays in the order's own state.</summary>
[GenerateSerializer, Immutable, Alias("og.CustomerDetails")]
public sealed record CustomerDetails
{
    /// <summary>The customer's id, a reference; at most 128 bytes.</summary>
    [Id(0)]
    public string? Id { get; init; }

    /// <summary>What to call them.</summary>
    [Id(1)]
    public string? Name { get; init; }

    /// <summary>Where status e-mails go; without it none is sent.</summary>
    [Id(2)]
    public string? Email { get; init; }

    /// <summary>A telephone number.</summary>
    [Id(3)]
    public string? Phone { get; init; }

    /// <summary>Where to deliver.</summary>
    [Id(4)]
    public string? Address { get; init; }

    /// <summary>The language of e-mails, a BCP 47 tag; the store's when absent.</summary>
    [Id(5)]
    public string? Locale { get; init; }
}
