namespace OrderGrains.Stores;

/// <summary>A store as the outside sees it.</summary>
[GenerateSerializer, Immutable, Alias("og.StoreView")]
public sealed record StoreView
{
    /// <summary>The store's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>One more at every change of settings; the source of the ETag.</summary>
    [Id(1)]
    public required long Version { get; init; }

    /// <summary>Its rules and menu.</summary>
    [Id(2)]
    public required StoreSettings Settings { get; init; }

    /// <summary>Takes no orders until then; null: takes orders.</summary>
    [Id(3)]
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Orders open now, from placed to ready.</summary>
    [Id(4)]
    public required int OpenOrders { get; init; }

    /// <summary>Orders admitted in the current window.</summary>
    [Id(5)]
    public int OrdersInWindow { get; init; }

    /// <summary>What is left today of each item with a daily stock.</summary>
    [Id(6)]
    public IReadOnlyDictionary<string, int> StockLeft { get; init; } = new Dictionary<string, int>();
}

/// <summary>The answer to a change of a store: the store after it, or a refusal.</summary>
[GenerateSerializer, Immutable, Alias("og.StoreResult")]
public sealed record StoreResult
{
    /// <summary>The store after the change.</summary>
    [Id(0)]
    public StoreView? Store { get; init; }

    /// <summary>Why nothing was done.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }
}
