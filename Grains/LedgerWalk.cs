using System.Globalization;
using OrderGrains.Ledger;

namespace OrderGrains;

/// <summary>
/// Reads pages of an index: its entries in their order, then the states that they point at. A page looks at a bounded
/// number of entries, so with filters on what changes it may be short, or empty, and still have a next one.
/// </summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TView">What is shown of each.</typeparam>
internal sealed class LedgerWalk<TState, TView>
    where TState : class
    where TView : class
{
    private const int MaxLimit = 1_000;
    private const int Concurrency = 16;

    /// <summary>The entries that are walked over, from the first.</summary>
    public required IndexQuery Entries { get; init; }

    /// <summary>Identifies the filters: a cursor goes on only where it began.</summary>
    public required ulong FilterHash { get; init; }

    /// <summary>The name under which the states are stored.</summary>
    public required string StateName { get; init; }

    /// <summary>What is shown of a state; null: it is not one of those asked for.</summary>
    public required Func<TState, TView?> Show { get; init; }

    /// <summary>Reads a page.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="begin">Where the last page ended; null for the first page.</param>
    /// <param name="most">The most items on the page.</param>
    public async Task<LedgerPage<TView>> Read(ILedgerReader ledger, string? begin, int most)
    {
        LedgerCursor? cursor = begin is null ? null : LedgerCursor.Parse(begin, FilterHash);
        if (begin is not null && cursor is null)
        {
            return new LedgerPage<TView> { CursorInvalid = true };
        }

        int limit = Math.Clamp(most, 1, MaxLimit);
        List<TView> found = [];
        int lookedAt = 0;
        while (found.Count < limit && lookedAt < LedgerWalk.MaxLookedAt)
        {
            int wanted = Math.Min(limit, LedgerWalk.MaxLookedAt - lookedAt);
            IndexQuery query = Entries with { After = cursor?.After, Bounds = cursor?.Bounds, Limit = wanted };
            IndexPage page = await ledger.ReadIndexAsync(query, CancellationToken.None);
            int taken = await Take(ledger, page, found, limit);
            lookedAt += page.Items.Count;
            if (taken == page.Items.Count && page.Items.Count < wanted)
            {
                return new LedgerPage<TView> { Items = found };
            }

            cursor = new LedgerCursor(FilterHash, page.Items[taken - 1], cursor?.Bounds ?? page.Bounds);
        }

        return new LedgerPage<TView> { Items = found, NextCursor = cursor?.ToString() };
    }

    private async Task<int> Take(ILedgerReader ledger, IndexPage page, List<TView> found, int limit)
    {
        int taken = 0;
        foreach (IndexPosition[] batch in page.Items.Chunk(Concurrency))
        {
            TState?[] states = await Task.WhenAll(batch.Select(position =>
                ledger.ReadStateAsync<TState>(StateName, position.Key, CancellationToken.None).AsTask()));
            foreach (TState? state in states)
            {
                if (found.Count == limit)
                {
                    return taken;
                }

                taken++;
                if (state is not null && Show(state) is { } view)
                {
                    found.Add(view);
                }
            }
        }

        return taken;
    }
}

/// <summary>Walks over indexes.</summary>
internal static class LedgerWalk
{
    /// <summary>The most index entries that one page looks at.</summary>
    public const int MaxLookedAt = 2_000;

    /// <summary>A walk over all of a tenant's states in an index by time.</summary>
    public static LedgerWalk<TState, TView> ByTime<TState, TView>(
        (string Index, string StateName) kind, string tenant, TimeQuery query, Func<TState, TView?> show)
        where TState : class
        where TView : class => new()
        {
            Entries = new IndexQuery { Index = kind.Index, Partition = tenant, From = query.From, Until = query.Until },
            FilterHash = query is { StoreId: null, CustomerId: null }
                ? LedgerCursor.HashOf(kind.Index, Text(query.From), Text(query.Until))
                : LedgerCursor.HashOf(
                    kind.Index, Text(query.From), Text(query.Until), query.StoreId, query.CustomerId),
            StateName = kind.StateName,
            Show = show,
        };

    /// <summary>Whether something is of the store and the customer that a query names, if it names them.</summary>
    public static bool IsOf(TimeQuery query, string storeId, string? customerId) =>
        (query.StoreId is null || query.StoreId == storeId)
        && (query.CustomerId is null || query.CustomerId == customerId);

    /// <summary>A time as a filter's hash knows it.</summary>
    public static string? Text(DateTimeOffset? time) => time?.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
