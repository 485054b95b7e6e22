using System.Diagnostics;
using System.Globalization;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>What needs a second process: this program again, running one of the explicit tests below.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private const string FolderVariable = "ORDERGRAINS_TEST_LEDGER_FOLDER";
    private const int AcknowledgedBeforeKill = 40;

    private readonly SqliteBench _bench = new();

    public void Dispose() => _bench.Dispose();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string AcknowledgedPath => _bench.Folder.File("acknowledged");

    [Fact]
    public async Task Open_WhileAnotherProcessHasIt_IsRefused()
    {
        await using SqliteStore store = _bench.Open();
        using Process child = Start(nameof(Child_Opens_IsRefused));

        await child.WaitForExitAsync(Cancelled);

        Assert.Equal(0, child.ExitCode);
        Assert.Equal("store_in_use", await File.ReadAllTextAsync(_bench.Folder.File("refusal"), Cancelled));
    }

    [Fact]
    public async Task Open_AfterTheWriterWasKilled_HoldsEveryAcknowledgedCommitWhole()
    {
        using Process child = Start(nameof(Child_CommitsUntilKilled));
        await Eventually.IsAsync("the child's commits", Acknowledged, number => number >= AcknowledgedBeforeKill);
        child.Kill();
        await child.WaitForExitAsync(Cancelled);

        long acknowledged = Acknowledged();
        SqliteStore store = _bench.Open();
        Head? head = await store.ReadHeadAsync(0, CancellationToken.None);
        string newest = $"{head!.CommitNumber}";
        IReadOnlyList<StoreRow> rows = await store.ScanAsync(0, StoreReading.Everything, 1000, CancellationToken.None);
        await store.DisposeAsync();

        Assert.InRange(head.CommitNumber, acknowledged, acknowledged + 1);
        Assert.Equal(50, rows.Count);
        Assert.All(rows, row => Assert.StartsWith(newest + " ", Text(row), StringComparison.Ordinal));
        Assert.Equal("ok", _bench.Query("PRAGMA integrity_check"));
    }

    [Fact(Explicit = true)]
    public async Task Child_Opens_IsRefused()
    {
        string folder = ChildFolder();
        StoreException refusal = Assert.Throws<StoreException>(
            () => _bench.Open(new SqliteStoreOptions { Folder = folder }));
        await File.WriteAllTextAsync(Path.Combine(folder, "refusal"), refusal.Code, Cancelled);
    }

    [Fact(Explicit = true)]
    public async Task Child_CommitsUntilKilled()
    {
        string folder = ChildFolder();
        await using SqliteStore store = _bench.Open(new SqliteStoreOptions { Folder = folder });
        await using StreamWriter acknowledged = new(Path.Combine(folder, "acknowledged")) { AutoFlush = true };
        CommitBatch batch = Batches.New(0, Rows(1));
        for (int number = 2; number < 100_000; number++)
        {
            await store.CommittedAsync(batch);
            await acknowledged.WriteLineAsync($"{batch.Next.CommitNumber}");
            batch = Batches.After(batch, Rows(number));
        }
    }

    private static RowOperation[] Rows(int number) =>
        [.. Enumerable.Range(0, 50).Select(i => Batches.Put($"k{i}", $"{number} {new string('x', 20 * i)}"))];

    private static string Text(StoreRow row) => System.Text.Encoding.UTF8.GetString(row.Value.Span);

    private static string ChildFolder() =>
        Environment.GetEnvironmentVariable(FolderVariable)
            ?? throw new InvalidOperationException("Run as a child only.");

    private long Acknowledged()
    {
        if (!File.Exists(AcknowledgedPath))
        {
            return 0;
        }

        using FileStream stream = new(AcknowledgedPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        string[] whole = reader.ReadToEnd().Split('\n')[..^1];
        return whole.Length == 0 ? 0 : long.Parse(whole[^1], CultureInfo.InvariantCulture);
    }

    private Process Start(string method)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        start.Environment[FolderVariable] = _bench.Folder.Path;
        foreach (string argument in (string[])[
            .. isHost ? (string[])[typeof(SqliteProcessTests).Assembly.Location] : [],
            "--explicit", "only", "--filter-method", $"{typeof(SqliteProcessTests).FullName}.{method}"])
        {
            start.ArgumentList.Add(argument);
        }

        Process child = Process.Start(start)!;
        child.BeginOutputReadLine();
        return child;
    }
}
