using System.Collections.Concurrent;
using System.Text.Json;

namespace OrderGrains.Ledger;

/// <summary>
/// The parked messages of one bucket, and the lanes that are held behind one. Safe to call from anywhere.
/// </summary>
internal sealed class DeadLetterBox(int bucket, LedgerContext context, CommitQueue queue)
{
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
    public async Task<bool> ParkAsync(
        EventConsumer consumer, IReadOnlyList<OutboxEvent> events, string error, int attempts)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                int rowsPerWrite = context.Store.Limits.Operations - SealedBatch.EventRow;
                foreach (OutboxEvent[] some in events.Chunk(rowsPerWrite))
                {
                    await WriteAsync([.. some.Select(entry => Park(consumer, entry, error, attempts))]);
                }

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

    /// <summary>Tries a letter again; of a held lane, the earlier ones first. Throws when it fails again.</summary>
    public async Task RedriveAsync(ParkedLetter parked, CancellationToken cancellationToken)
    {
        if (parked.Letter.StreamNamespace is null)
        {
            await context.Services.Deliveries.RedriveAsync(parked.Letter);
            await RemoveAsync(parked);
            return;
        }

        EventConsumer consumer = context.Services.Deliveries.ConsumersOf(parked.Letter.StreamNamespace)
            .FirstOrDefault(candidate => candidate.Name == parked.Letter.Consumer)
            ?? throw new InvalidOperationException(
                $"No grain type '{parked.Letter.Consumer}' consumes events any more.");
        foreach (ParkedLetter next in await UpToAsync(parked, consumer, cancellationToken))
        {
            await context.Services.Deliveries.DeliverEventsAsync(consumer, [ReadEvent(next)]);
            await RemoveAsync(next);
        }

        await FreeIfEmptyAsync(parked.Letter, cancellationToken);
    }

    /// <summary>Deletes a letter.</summary>
    public async Task RemoveAsync(ParkedLetter parked)
    {
        await queue.Begin(parked.RowKey)
            .FillAsync(new WriteContent { Operations = [RowOperation.Delete(parked.RowKey)] });
        await FreeIfEmptyAsync(parked.Letter, CancellationToken.None);
    }

    /// <summary>The row of a letter that a grain parked itself.</summary>
    public static RowOperation Row(DeadLetter letter) =>
        new(RowKey.DeadLetter(letter.Key, letter.Name), DeadLetterJson.Write(letter, payload: default));

    private async Task WriteAsync(IReadOnlyList<(DeadLetter Letter, RowOperation Row)> parked)
    {
        RowOperation[] rows = [.. parked.Select(entry => entry.Row)];
        await queue.Begin(rowKey: null).FillAsync(new WriteContent
        {
            Operations = rows,
            SizeBytes = rows.Sum(row => row.Value!.Value.Length),
        });
        foreach ((DeadLetter letter, _) in parked)
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

    private async Task<IReadOnlyList<ParkedLetter>> UpToAsync(
        ParkedLetter parked, EventConsumer consumer, CancellationToken cancellationToken) =>
        consumer.HoldsOnFailure
            ? [.. (await LaneAsync(parked.Letter, cancellationToken))
                .TakeWhile(next => string.CompareOrdinal(next.RowKey, parked.RowKey) <= 0)]
            : [parked];

    /// <summary>The parked events of one consumer and stream, in order.</summary>
    private async Task<IReadOnlyList<ParkedLetter>> LaneAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        string prefix = RowKey.DeadLetter(letter.Key, $"{letter.Consumer}.");
        IReadOnlyList<StoreRow> rows = await context.Store.ScanAsync(
            bucket, new KeyRange(prefix, prefix + "~"), RowsPerRead, cancellationToken);
        return [.. rows.Select(row => DeadLetterRows.Parked(row))];
    }

    private OutboxEvent ReadEvent(ParkedLetter parked)
    {
        using JsonDocument document = JsonDocument.Parse(parked.Value);
        return EventBlock.ReadOne(document.RootElement.GetProperty("event"), context.Services.Events);
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
