using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrderGrains.Ledger;

/// <summary>
/// How far a bucket's log goes back. What the trimmer deletes leaves no trace among the rows, since not every commit
/// has events: so the first commit that is left is a row of its own. Safe to call from anywhere.
/// </summary>
internal sealed class LogStart(int bucket, LedgerContext context)
{
    private readonly Lock gate = new();
    private long? first;

    /// <summary>What was read, or what has been deleted since, which is later.</summary>
    private long? Known
    {
        get
        {
            lock (gate)
            {
                return first;
            }
        }
    }

    /// <summary>The row of a bucket whose log now begins with this commit.</summary>
    public static RowOperation Row(long firstCommit) => new(RowKey.LogStart, Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $$"""{"format":1,"first":{{firstCommit}}}""")));

    /// <summary>What is before this commit is about to be deleted.</summary>
    public void Raise(long firstCommit)
    {
        lock (gate)
        {
            first = Math.Max(first ?? 0, firstCommit);
        }
    }

    /// <summary>The first commit whose events are there, as far as they had any.</summary>
    public async ValueTask<long> ReadAsync()
    {
        if (Known is { } known)
        {
            return known;
        }

        ReadOnlyMemory<byte>? row = await context.Store.GetAsync(bucket, RowKey.LogStart, CancellationToken.None);
        Raise(row is { } value ? Read(value) : 0);
        return Known!.Value;
    }

    private static long Read(ReadOnlyMemory<byte> row)
    {
        using JsonDocument document = JsonDocument.Parse(row);
        return document.RootElement.GetProperty("first").GetInt64();
    }
}
