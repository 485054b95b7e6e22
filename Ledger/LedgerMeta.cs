using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Ledger;

/// <summary>What a ledger was created with: stored once, checked at every start.</summary>
internal sealed record LedgerMeta(int Format, int Buckets, string Hash)
{
    /// <summary>The partition of the ledger itself: this row, and the silos that share it.</summary>
    public const int Partition = LedgerPartitions.Control;

    private const int CurrentFormat = 1;

    /// <summary>Reads the meta row, or writes it into a new store.</summary>
    public static async Task<LedgerMeta> OpenAsync(
        ILedgerStore store, Guid batchId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(store, cancellationToken) is { } found)
        {
            return found;
        }

        var meta = new LedgerMeta(CurrentFormat, store.Limits.Buckets, KeyHash.Name);
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(meta, LedgerMetaJson.Default.LedgerMeta);
        await store.CommitAsync(
            new CommitBatch(Partition, null, new Head(1, 0, batchId, 0, 0), [new(RowKey.Meta, json)]),
            cancellationToken);

        // Another process may have created it at the same moment: what is stored counts.
        return await ReadAsync(store, cancellationToken) ?? meta;
    }

    private static async ValueTask<LedgerMeta?> ReadAsync(ILedgerStore store, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(Partition, RowKey.Meta, cancellationToken) is not { } row)
        {
            return null;
        }

        LedgerMeta meta = JsonSerializer.Deserialize(row.Span, LedgerMetaJson.Default.LedgerMeta)
            ?? throw new JsonException("The ledger's meta row is empty.");
        return meta.Format == CurrentFormat && meta.Hash == KeyHash.Name
            ? meta
            : throw new InfrastructureException(
                "ledger_format",
                $"The ledger was written by another version (format {meta.Format}, hash {meta.Hash}).",
                retryable: false);
    }
}

/// <summary>The meta row as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LedgerMeta))]
internal sealed partial class LedgerMetaJson : JsonSerializerContext;
