namespace OrderGrains.Api.Access;

/// <summary>Who the caller is.</summary>
public sealed record AccessBody
{
    /// <summary>What the caller is.</summary>
    public required CallerRole Role { get; init; }

    /// <summary>The store, when its people call.</summary>
    public string? StoreId { get; init; }

    /// <summary>The customer, when one calls.</summary>
    public string? CustomerId { get; init; }
}

/// <summary>A customer, who may see and do what is theirs.</summary>
public sealed record CustomerTokenBody
{
    /// <summary>The customer's id.</summary>
    public required string Id { get; init; }

    /// <summary>What the customer's calls carry. Whoever has it is this customer.</summary>
    public required string Token { get; init; }
}

/// <summary>A store's kitchen key.</summary>
public sealed record KitchenKeyBody
{
    /// <summary>The store's id.</summary>
    public required string StoreId { get; init; }

    /// <summary>What the calls of the store's people carry. It is not shown again.</summary>
    public required string Key { get; init; }
}
