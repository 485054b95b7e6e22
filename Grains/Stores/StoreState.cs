using System.Text.Json.Serialization;
using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Stores;

/// <summary>
/// A store's settings as they are stored: the part that seldom changes. Each change says what it means for those who
/// look at the store, in the same commit; so does the end of a pause or of a snooze, by a due message.
/// </summary>
[GenerateSerializer, Alias("og.StoreState")]
public sealed class StoreState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "store";

    /// <summary>The index that lists a tenant's stores.</summary>
    public const string Index = "stores";

    /// <summary>The due message that tells of pauses and snoozes that have ended.</summary>
    public const string ReopenMessage = "reopen";

    // A message for an end that is further away looks again at the settings of that day.
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(366);

    [NonSerialized]
    private CommitParts? parts;
    [NonSerialized]
    private List<StoreEvent>? news;

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

    /// <summary>The number of the newest event.</summary>
    [Id(4)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long LastEvent { get; set; }

    /// <summary>What has ended by itself up to then has been told; null in states of earlier versions.</summary>
    [Id(5)]
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>When the next end is told; null: none is awaited.</summary>
    [Id(6)]
    public DateTimeOffset? ReopensAt { get; set; }

    private CommitParts Parts => parts ??= new CommitParts();

    /// <summary>Makes it a store of a tenant. Nobody follows it yet, so that nobody is told.</summary>
    public void Create(EntityKey key, StoreSettings settings, DateTimeOffset now)
    {
        Settings = settings;
        Version = 1;
        ToldAt = now;
        Parts.Index.Add(new IndexEntry(Index, key.Tenant));
        Await(OfferAt(now).NextEnd, now);
    }

    /// <summary>Replaces the settings.</summary>
    public void Configure(EntityKey key, StoreSettings settings, DateTimeOffset now)
    {
        StoreOffer before = OfferAt(ToldAt ?? now);
        Settings = settings;
        Version++;
        Tell(key, before, now);
    }

    /// <summary>Takes no orders until then; null: takes them again.</summary>
    public void Pause(EntityKey key, DateTimeOffset? until, DateTimeOffset now)
    {
        StoreOffer before = OfferAt(ToldAt ?? now);
        PausedUntil = until > now ? until : null;
        Tell(key, before, now);
    }

    /// <summary>Tells what has ended by itself; false: nothing was awaited yet.</summary>
    public bool Reopen(EntityKey key, DateTimeOffset now)
    {
        if (!(ReopensAt <= now))
        {
            return false;
        }

        ReopensAt = null;
        Tell(key, OfferAt(ToldAt ?? now), now);
        return true;
    }

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        foreach (StoreEvent happened in news ?? [])
        {
            string key = new EntityKey(happened.TenantId, happened.Subject).ToString();
            Parts.Events.Add(new OutboxEvent(
                StoreEvent.StreamNamespace, key, happened.Sequence, happened with { Time = committedAt }));
        }

        CommitParts taken = parts ?? CommitParts.None;
        (parts, news) = (null, null);
        return taken;
    }

    private StoreOffer OfferAt(DateTimeOffset time) => new(Settings, PausedUntil, time);

    private void Tell(EntityKey key, StoreOffer before, DateTimeOffset now)
    {
        // A clock that was set back does not undo what was told.
        StoreOffer after = OfferAt(now > before.At ? now : before.At);
        news ??= [];
        news.AddRange(StoreNews.Between(before, after).Select(change => Of(key, change)));
        ToldAt = after.At;
        Await(after.NextEnd, after.At);
    }

    private void Await(DateTimeOffset? end, DateTimeOffset now)
    {
        DateTimeOffset? wanted = Instant.RoundUp(end - now > MostAhead ? now + MostAhead : end);
        if (wanted == ReopensAt)
        {
            return;
        }

        if (ReopensAt is { } obsolete)
        {
            Parts.Due.Add(new DueChange(ReopenMessage, obsolete, Cancelled: true));
        }

        if (wanted is { } next)
        {
            Parts.Due.Add(new DueChange(ReopenMessage, next));
        }

        ReopensAt = wanted;
    }

    private StoreEvent Of(EntityKey key, StoreChange change)
    {
        LastEvent++;
        return new StoreEvent
        {
            Id = $"evt_store_{key.Id}_{LastEvent}",
            Type = change.Type,
            Time = default,
            TenantId = key.Tenant,
            Subject = key.Id,
            Sequence = LastEvent,
            ItemId = change.ItemId,
            Until = change.Until,
        };
    }
}
