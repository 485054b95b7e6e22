using System.Buffers;
using System.Text.Unicode;

namespace OrderGrains.Ledger;

/// <summary>Refuses a batch that a store cannot hold, before anything of it is written. Not thread-safe.</summary>
internal sealed class BatchRules(StoreLimits limits)
{
    /// <summary>The most bytes of a key in UTF-8, everywhere: what the narrowest store allows.</summary>
    internal const int KeySizeBytes = 1024;

    internal const int MetaBucket = -1;

    private static readonly SearchValues<char> ForbiddenCharacters = SearchValues.Create(
        [.. "/\\#?", .. Enumerable.Range(0, 0x20).Select(c => (char)c),
            .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c)]);

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly byte[] _encodedKey = new byte[KeySizeBytes];

    /// <summary>Checks all of it, and counts the bytes of its keys and values.</summary>
    internal long Check(CommitBatch batch)
    {
        if (batch.Bucket < MetaBucket)
        {
            throw Refusal($"There is no bucket {batch.Bucket}.");
        }

        if (batch.Operations.Count > limits.Operations)
        {
            throw Refusal($"A batch of {batch.Operations.Count} operations; at most {limits.Operations} are allowed.");
        }

        long sizeBytes = 0;
        _keys.Clear();
        for (int i = 0; i < batch.Operations.Count; i++)
        {
            sizeBytes += CheckOperation(batch.Operations[i]);
        }

        if (sizeBytes > limits.BatchSizeBytes)
        {
            throw Refusal($"A batch of {sizeBytes} bytes; at most {limits.BatchSizeBytes} are allowed.");
        }

        return sizeBytes;
    }

    /// <summary>False for a key that no store holds.</summary>
    internal static bool MayHold(string key) =>
        key.Length is > 0 and <= KeySizeBytes && !key.AsSpan().ContainsAny(ForbiddenCharacters);

    private static StoreException Refusal(string message) => new("store_limit_exceeded", message, retryable: false);

    private long CheckOperation(RowOperation operation)
    {
        int keySizeBytes = CheckKey(operation.Key);
        int valueSizeBytes = operation.Value?.Length ?? 0;
        if (valueSizeBytes > limits.RowSizeBytes)
        {
            throw Refusal($"A row of {valueSizeBytes} bytes; at most {limits.RowSizeBytes} are allowed.");
        }

        if (!_keys.Add(operation.Key))
        {
            throw Refusal("A batch names one key twice.");
        }

        return keySizeBytes + valueSizeBytes;
    }

    private int CheckKey(string key)
    {
        if (key.Length == 0 || key.AsSpan().ContainsAny(ForbiddenCharacters))
        {
            throw Refusal("A key is empty or holds a forbidden character.");
        }

        OperationStatus status = Utf8.FromUtf16(
            key, _encodedKey, out _, out int written, replaceInvalidSequences: false);
        return status switch
        {
            OperationStatus.Done => written,
            OperationStatus.DestinationTooSmall => throw Refusal($"A key is longer than {KeySizeBytes} bytes."),
            _ => throw Refusal("A key is not valid Unicode."),
        };
    }
}
