using SQLitePCL;

namespace OrderGrains.Ledger;

/// <summary>SQLite's own result, before it is known what it means for a commit. Never leaves the store.</summary>
internal sealed class SqliteFailureException(int resultCode, string message) : Exception(message)
{
    private const int PrimaryCodeMask = 0xFF;

    /// <summary>The extended result code.</summary>
    internal int ResultCode { get; } = resultCode;

    /// <summary>
    /// True where nothing is wrong but room: the connection is as good as before. After anything else it is dropped,
    /// since what a connection holds in memory after a failed write or sync may not be what the disk holds.
    /// </summary>
    internal bool IsFull => (ResultCode & PrimaryCodeMask) == raw.SQLITE_FULL;

    internal StoreException ToStoreException(bool outcomeUnknown = false)
    {
        string code = IsFull ? "store_full" : "store_unavailable";
        return new StoreException(
            code, $"SQLite result {ResultCode}: {Message}.", retryable: true, outcomeUnknown, this);
    }
}
