using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// Commits batches, and keeps the tag of each bucket's last known head. Safe to call from anywhere.
/// </summary>
/// <remarks>
/// <code>
///  head and tag known? ──no──▶ read ──another──▶ mismatch
///        │ yes                    │ expected
///        ▼                        ▼
///   one batch: head if its tag is still there, rows, deletes
///        ├─ done ───────────────▶ committed; the new tag is kept
///        ├─ head refused ───────▶ read: ours, from a try whose answer was lost ─▶ committed; another's ─▶ mismatch
///        ├─ no row to delete ───▶ look which are there, send the batch without the others
///        ╰─ no answer ──────────▶ unknown, unless it was never sent
/// </code>
/// </remarks>
internal sealed partial class TableCommits(TableService service, ILogger logger)
{
    /// <summary>
    /// How often a batch is sent without the rows that were not there; the head fences others out, so once is enough.
    /// </summary>
    private const int MaxRounds = 3;

    /// <summary>The most rows that are looked for at once.</summary>
    private const int MaxLookups = 8;

    private readonly ConcurrentDictionary<int, KnownHead> _heads = [];

    internal async ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        // From here on the head may change: what is known of it is known again after a definite answer.
        if (!_heads.TryRemove(batch.Bucket, out KnownHead? known) || known.Head != batch.Expected)
        {
            known = await ReadKnownHeadAsync(batch.Bucket, cancellationToken);
        }

        if (known.Head != batch.Expected)
        {
            _heads[batch.Bucket] = known;
            return new HeadMismatch(known.Head);
        }

        return await SendAsync(batch, known, cancellationToken);
    }

    internal async ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken)
    {
        KnownHead known = await ReadKnownHeadAsync(bucket, cancellationToken);
        _heads[bucket] = known;
        return known.Head;
    }

    private async ValueTask<KnownHead> ReadKnownHeadAsync(int bucket, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await service.GetAsync(TableKey.Partition(bucket), TableKey.Head, cancellationToken) is { } found
            ? new KnownHead(HeadJson.ReadHead(found.Row.Value.Span), found.ETag)
            : new KnownHead(null, null);
    }

    private async ValueTask<HeadMismatch?> SendAsync(
        CommitBatch batch, KnownHead expected, CancellationToken cancellationToken)
    {
        IReadOnlyList<RowOperation> operations = batch.Operations;
        TableError error = default;
        for (int round = 0; round < MaxRounds; round++)
        {
            BatchAnswer answer = await service.SendAsync(
                TableBatch.Write(service.Address, batch, expected.ETag, operations), cancellationToken);
            if (answer.Error is null)
            {
                Remember(batch, answer.ETag);
                return null;
            }

            if (answer.IsHeadConflict)
            {
                return await SettleAsync(batch, cancellationToken);
            }

            error = answer.Error.Value;
            if (!answer.IsRowMissing)
            {
                break;
            }

            int before = operations.Count;
            operations = await WithoutMissingAsync(batch.Bucket, operations, cancellationToken);
            LogRowsMissing(logger, batch.Bucket, before - operations.Count);
        }

        throw TableFailure.From(error, outcomeUnknown: error.Status >= 500);
    }

    /// <summary>The head is that of this very batch, by a try whose answer was lost, or another owner's.</summary>
    private async ValueTask<HeadMismatch?> SettleAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        KnownHead found = await ReadRefusingHeadAsync(batch.Bucket, cancellationToken);
        _heads[batch.Bucket] = found;
        if (found.Head == batch.Next)
        {
            return null;
        }

        return found.Head != batch.Expected
            ? new HeadMismatch(found.Head)
            : throw new StoreException(
                "store_unavailable", "Somebody wrote the head again as it was; its new tag is known now.",
                retryable: true);
    }

    private async ValueTask<KnownHead> ReadRefusingHeadAsync(int bucket, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadKnownHeadAsync(bucket, cancellationToken);
        }
        catch (StoreException failure)
        {
            throw new StoreException(
                failure.Code, failure.Message, failure.Retryable, outcomeUnknown: true, failure);
        }
    }

    private void Remember(CommitBatch batch, string? eTag)
    {
        if (eTag is not null)
        {
            _heads[batch.Bucket] = new KnownHead(batch.Next, eTag);
        }
    }

    /// <summary>The service refuses a batch that deletes what is not there; the ledger's contract takes it.</summary>
    private async ValueTask<IReadOnlyList<RowOperation>> WithoutMissingAsync(
        int bucket, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken)
    {
        HashSet<string> missing = new(StringComparer.Ordinal);
        foreach (RowOperation[] deletes in operations.Where(operation => operation.Value is null).Chunk(MaxLookups))
        {
            TableRow?[] found = await Task.WhenAll(deletes.Select(delete => service.GetAsync(
                TableKey.Partition(bucket), TableKey.Encode(delete.Key), cancellationToken).AsTask()));
            missing.UnionWith(deletes.Where((_, number) => found[number] is null).Select(delete => delete.Key));
        }

        return [.. operations.Where(operation => operation.Value is not null || !missing.Contains(operation.Key))];
    }
}
