using System.Collections.Concurrent;

namespace OrderGrains.Ledger;

/// <summary>
/// The parked messages of one bucket, and the lanes that are held behind one. Safe to call from anywhere.
/// </summary>
internal sealed partial class DeadLetterBox(int bucket, LedgerContext context, CommitQueue queue)
{
    /// <summary>
    /// Takes the place of a consumer where none is known, so that what cannot be read is kept: whoever consumes the
    /// stream when it is redriven gets it.
    /// </summary>
    public static readonly EventConsumer Nobody = new("nobody", HoldsOnFailure: false);

    private const int RowsPerRead = 500;

    // By the number of the hold: an empty lane is freed of the holds before the look, not of later ones.
    private readonly ConcurrentDictionary<(string Consumer, string StreamKey), long> held = new();
    private long holds;

    /// <summary>Finds the lanes that were held before the restart.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        string after = "";
        IReadOnlyList<ParkedLetter> page;
        do
        {
            page = await DeadLetterRows.ReadAsync(
                context.Store, bucket, after, RowsPerRead, cancellationToken);
            foreach (ParkedLetter parked in page)
            {
                Hold(parked.Letter);
            }

            after = page.Count > 0 ? page[^1].RowKey : after;
        }
        while (page.Count == RowsPerRead);
    }

    /// <summary>
    /// True when the consumer takes no more events of the stream until somebody redrives the parked ones.
    /// </summary>
    public bool IsHeld(EventConsumer consumer, string streamKey) =>
        consumer.HoldsOnFailure && held.ContainsKey((consumer.Name, streamKey));

    /// <summary>Parks events, durably; waits a failing store out. False when the bucket is closed.</summary>
    public Task<bool> ParkAsync(
        EventConsumer consumer, IReadOnlyList<OutboxEvent> events, string error, int attempts) =>
        PersistAsync(async () =>
        {
            int rowsPerWrite = context.Store.Limits.Operations - SealedBatch.EventRow;
            foreach (OutboxEvent[] some in events.Chunk(rowsPerWrite))
            {
                await WriteAsync([.. some.Select(entry => Park(consumer, entry, error, attempts))]);
            }
        });

    /// <summary>
    /// Moves a commit's events out of the log as they stand, because nobody can read them, durably; waits a failing
    /// store out. False when the bucket is closed.
    /// </summary>
    public Task<bool> ParkBlockAsync(long commitNumber, ReadOnlyMemory<byte> block, string error)
    {
        DeadLetter letter = ParkedBlocks.Letter(
            bucket, context.BucketCount, commitNumber, error, context.Services.Time.GetUtcNow());
        return PersistAsync(() => WriteAsync(
        [
            (letter, Row(letter)),
            (letter, new RowOperation(RowKey.ParkedBlock(commitNumber), block)),
            (letter, RowOperation.Delete(RowKey.EventBlock(commitNumber))),
        ]));
    }

    /// <summary>
    /// Tries a letter again; of a held lane, the earlier ones first. What fails again stays parked, and is logged.
    /// </summary>
    /// <exception cref="InfrastructureException">An outage: it was not tried, or not to the end.</exception>
    public async Task RedriveAsync(ParkedLetter parked, CancellationToken cancellationToken)
    {
        DeadLetter letter = parked.Letter;
        if (letter.StreamNamespace is null)
        {
            await context.Services.Deliveries.RedriveAsync(letter);
            await RemoveAsync(parked);
        }
        else if (ParkedBlocks.Holds(letter))
        {
            await RedriveBlockAsync(parked, cancellationToken);
        }
        else
        {
            await RedriveEventAsync(parked, letter.StreamNamespace, cancellationToken);
            await FreeIfEmptyAsync(letter, cancellationToken);
        }
    }

    /// <summary>Deletes a letter.</summary>
    public async Task RemoveAsync(ParkedLetter parked)
    {
        RowOperation[] rows = ParkedBlocks.Holds(parked.Letter)
            ? [RowOperation.Delete(parked.RowKey), RowOperation.Delete(RowKey.ParkedBlock(parked.Letter.Sequence))]
            : [RowOperation.Delete(parked.RowKey)];
        await queue.Begin(parked.RowKey).FillAsync(new WriteContent { Operations = rows });
        await FreeIfEmptyAsync(parked.Letter, CancellationToken.None);
    }

    /// <summary>The row of a letter that a grain parked itself.</summary>
    public static RowOperation Row(DeadLetter letter) =>
        new(RowKey.DeadLetter(letter.Key, letter.Name), DeadLetterJson.Write(letter, payload: default));

    private async Task<bool> PersistAsync(Func<Task> write)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                await write();
                return true;
            }
            catch (InfrastructureException)
            {
                if (queue.IsClosed)
                {
                    return false;
                }

                await context.BackOffAsync(tries);
            }
        }
    }

    private async Task WriteAsync(IReadOnlyList<(DeadLetter Letter, RowOperation Row)> parked)
    {
        RowOperation[] rows = [.. parked.Select(entry => entry.Row)];
        await queue.Begin(rowKey: null).FillAsync(new WriteContent
        {
            Operations = rows,
            SizeBytes = rows.Sum(row => row.Value?.Length ?? 0),
        });
        DeadLetter[] letters = [.. parked.Select(entry => entry.Letter).Distinct()];
        context.Metrics.Parked(letters.Length);
        foreach (DeadLetter letter in letters)
        {
            Hold(letter);
        }
    }

    private (DeadLetter Letter, RowOperation Row) Park(
        EventConsumer consumer, OutboxEvent entry, string error, int attempts)
    {
        var letter = new DeadLetter
        {
            Key = entry.StreamKey,
            Name = $"{consumer.Name}.{entry.StreamNamespace}.{entry.Sequence:d10}",
            Consumer = consumer.Name,
            StreamNamespace = entry.StreamNamespace,
            Sequence = entry.Sequence,
            Error = error,
            Attempts = attempts,
            FailedAt = context.Services.Time.GetUtcNow(),
        };
        byte[] payload = EventBlock.Write([entry], context.Services.Events);
        return (letter, new RowOperation(
            RowKey.DeadLetter(letter.Key, letter.Name), DeadLetterJson.Write(letter, payload)));
    }

    /// <summary>The parked events of one consumer and stream, in order.</summary>
    private async Task<IReadOnlyList<ParkedLetter>> LaneAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        string prefix = RowKey.DeadLetter(letter.Key, $"{letter.Consumer}.");
        IReadOnlyList<StoreRow> rows = await context.Store.ScanAsync(
            bucket, new KeyRange(prefix, prefix + "~"), RowsPerRead, cancellationToken);
        return [.. rows.Select(row => DeadLetterRows.Parked(row))];
    }

    private void Hold(DeadLetter letter)
    {
        if (letter.StreamNamespace is not null)
        {
            held[(letter.Consumer, letter.Key)] = Interlocked.Increment(ref holds);
        }
    }

    private async Task FreeIfEmptyAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        (string, string) lane = (letter.Consumer, letter.Key);
        if (held.TryGetValue(lane, out long hold) && (await LaneAsync(letter, cancellationToken)).Count == 0)
        {
            held.TryRemove(new KeyValuePair<(string, string), long>(lane, hold));
        }
    }
}
