namespace OrderGrains.Ledger;

public sealed partial class LedgerEngine
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DeadLetter>> ListAsync(
        DeadLetterId? after, int limit, CancellationToken cancellationToken)
    {
        string afterRow = after is { } id ? RowKey.DeadLetter(id.Key, id.Name) : "";
        var found = new List<ParkedLetter>();
        for (int bucket = 0; bucket < buckets.Count; bucket++)
        {
            found.AddRange(
                await DeadLetterRows.ReadAsync(context.Store, bucket, afterRow, limit, cancellationToken));
        }

        return [.. found.OrderBy(parked => parked.RowKey, StringComparer.Ordinal)
            .Take(limit).Select(parked => parked.Letter)];
    }

    /// <inheritdoc/>
    public async ValueTask<DeadLetter?> FindAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        (await FindRowAsync(id, cancellationToken))?.Letter;

    /// <inheritdoc/>
    public async ValueTask<bool> RedriveAsync(DeadLetterId id, CancellationToken cancellationToken)
    {
        DeadLetterBox box = buckets.Of(id.Key).DeadLetters;
        if (await FindRowAsync(id, cancellationToken) is not { } parked)
        {
            return false;
        }

        await box.RedriveAsync(parked, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DiscardAsync(DeadLetterId id, CancellationToken cancellationToken)
    {
        DeadLetterBox box = buckets.Of(id.Key).DeadLetters;
        if (await FindRowAsync(id, cancellationToken) is not { } parked)
        {
            return false;
        }

        await box.RemoveAsync(parked);
        return true;
    }

    private ValueTask<ParkedLetter?> FindRowAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        DeadLetterRows.FindAsync(context.Store, buckets.NumberOf(id.Key), id, cancellationToken);
}
