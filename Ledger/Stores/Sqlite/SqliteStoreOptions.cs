namespace OrderGrains.Ledger;

/// <summary>How a <see cref="SqliteStore"/> keeps its file.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>
    /// The folder of <c>ledger.db</c>, created when missing. A local disk, because locks and shared memory of a network
    /// file system do not hold what SQLite needs. Default: <c>data</c>.
    /// </summary>
    public string Folder { get; set; } = "data";

    /// <summary>
    /// Connections that read, each with its own cache; a reader beyond them waits. Default: 8. Range: 1 to 64.
    /// </summary>
    public int ReadConnections { get; set; } = 8;

    /// <summary>
    /// Memory for pages of the writing connection, in bytes: more of it means fewer reads before rows are changed, and
    /// more to look through at a commit. A commit that changes more takes what it needs. Default: 16 MiB. Range: 1 MiB
    /// to 1 GiB.
    /// </summary>
    public int WriteCacheSizeBytes { get; set; } = 16 << 20;

    /// <summary>
    /// Memory for pages of each reading connection, in bytes. A commit empties it, so a large one is of little use.
    /// Default: 2 MiB. Range: 64 KiB to 256 MiB.
    /// </summary>
    public int ReadCacheSizeBytes { get; set; } = 2 << 20;

    /// <summary>
    /// The size of the log from which it is copied into the database when no commit waits, in bytes. Default: 1 MiB.
    /// Range: 64 KiB to <see cref="MaxLogSizeBytes"/>.
    /// </summary>
    public long IdleLogSizeBytes { get; set; } = 1 << 20;

    /// <summary>
    /// The size of the log from which it is copied beside the commits, in bytes; up to four times as much until they
    /// wait for it. Smaller: pages that change often are written more often. Default: 64 MiB. Range: 1 MiB to 1 GiB.
    /// </summary>
    public long MaxLogSizeBytes { get; set; } = 64 << 20;

    /// <summary>
    /// What the database file may grow to, in bytes, never less than it holds; its log comes on top. A commit beyond it
    /// fails with <c>store_full</c>, as on a full disk; deleted rows make room again. Default: 0, no limit. Range: 0 to
    /// 16 TiB.
    /// </summary>
    public long MaxSizeBytes { get; set; }

    /// <summary>Stands in for the commit itself, so that tests can let it fail.</summary>
    internal Func<SqliteWriteConnection, int>? CommitStep { get; set; }

    internal void Check()
    {
        List<string> errors = [];
        Demand(errors, Folder.Length > 0, $"{nameof(Folder)} is empty");
        Between(errors, ReadConnections, 1, 64, nameof(ReadConnections));
        Between(errors, WriteCacheSizeBytes, 1 << 20, 1 << 30, nameof(WriteCacheSizeBytes));
        Between(errors, ReadCacheSizeBytes, 64 << 10, 256 << 20, nameof(ReadCacheSizeBytes));
        Between(errors, MaxLogSizeBytes, 1 << 20, 1 << 30, nameof(MaxLogSizeBytes));
        Between(errors, MaxSizeBytes, 0, 16L << 40, nameof(MaxSizeBytes));
        Between(errors, IdleLogSizeBytes, 64 << 10, MaxLogSizeBytes, nameof(IdleLogSizeBytes));
        if (errors.Count > 0)
        {
            throw new ArgumentException($"The SQLite store's options are out of range: {string.Join("; ", errors)}.");
        }
    }

    private static void Between(List<string> errors, long value, long least, long most, string name) =>
        Demand(errors, value >= least && value <= most, $"{name} is {value}, not from {least} to {most}");

    private static void Demand(List<string> errors, bool holds, string error)
    {
        if (!holds)
        {
            errors.Add(error);
        }
    }
}
