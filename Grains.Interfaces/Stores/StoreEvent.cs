namespace OrderGrains.Stores;

/// <summary>A store's own event: whether it takes orders, and what it sells. Nobody has to act on it.</summary>
[GenerateSerializer, Immutable, Alias("og.StoreEvent")]
public sealed record StoreEvent
{
    /// <summary>The stream namespace of store events; the stream's key is the store's.</summary>
    public const string StreamNamespace = "store_events";

    /// <summary>The format that it was written in; readers take every earlier one.</summary>
    [Id(0)]
    public int Format { get; init; } = 1;

    /// <summary>The event's id: <c>evt_store_</c>, the store's id and the sequence.</summary>
    [Id(1)]
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    [Id(2)]
    public required StoreEventType Type { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(3)]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The tenant.</summary>
    [Id(4)]
    public required string TenantId { get; init; }

    /// <summary>The store's id.</summary>
    [Id(5)]
    public required string Subject { get; init; }

    /// <summary>Its number within the store, from 1, without gaps.</summary>
    [Id(6)]
    public required long Sequence { get; init; }

    /// <summary>The item that it is about; null: the whole store.</summary>
    [Id(7)]
    public string? ItemId { get; init; }

    /// <summary>Until when; null: until somebody says otherwise.</summary>
    [Id(8)]
    public DateTimeOffset? Until { get; init; }
}
