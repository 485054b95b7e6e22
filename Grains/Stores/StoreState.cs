using OrderGrains.Ledger;

namespace OrderGrains.Stores;

/// <summary>A store's settings as they are stored: the part that seldom changes.</summary>
[GenerateSerializer, Alias("og.StoreState")]
public sealed class StoreState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "store";

    /// <summary>The index that lists a tenant's stores.</summary>
    public const string Index = "stores";

    [NonSerialized]
    private string? listedIn;

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>One more at every change of settings; 0: there is no store.</summary>
    [Id(1)]
    public long Version { get; set; }

    /// <summary>The rules and the menu.</summary>
    [Id(2)]
    public StoreSettings? Settings { get; set; }

    /// <summary>Takes no orders until then.</summary>
    [Id(3)]
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>Makes it a store of a tenant.</summary>
    public void Create(string tenant, StoreSettings settings)
    {
        Settings = settings;
        Version = 1;
        listedIn = tenant;
    }

    /// <summary>Replaces the settings.</summary>
    public void Configure(StoreSettings settings)
    {
        Settings = settings;
        Version++;
    }

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        if (listedIn is not { } tenant)
        {
            return CommitParts.None;
        }

        listedIn = null;
        CommitParts parts = new();
        parts.Index.Add(new IndexEntry(Index, tenant));
        return parts;
    }
}
