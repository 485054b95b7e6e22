using System.Globalization;
using Microsoft.Data.Sqlite;
using OrderGrains.Bench.Measures;

namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>A system of one or more processes over a folder of files.</summary>
internal sealed class ProcessSystem : IMeasuredSystem
{
    private readonly string folder;
    private readonly SystemPlan plan;
    private readonly List<LocalProcess> running = [];
    private readonly HttpClient client;

    private ProcessSystem(string folder, SystemPlan plan)
    {
        this.folder = folder;
        this.plan = plan;
        client = new HttpClient { BaseAddress = plan.Address };
        Outbox = plan.HasOutbox ? new OutboxWatch(client) : null;
    }

    public Uri Address => plan.Address;

    public OutboxWatch? Outbox { get; }

    /// <summary>Starts it on an empty folder.</summary>
    /// <param name="describe">Its processes, over a folder.</param>
    public static async Task<IMeasuredSystem> StartAsync(Func<string, SystemPlan> describe)
    {
        string folder = Directory.CreateTempSubdirectory("ordergrains-compared-").FullName;
        ProcessSystem system = new(folder, describe(folder));
        try
        {
            await system.RestartAsync();
            await (system.plan.Introduce?.Invoke(system.client) ?? Task.CompletedTask);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public IReadOnlyList<int> Processes() => [.. running.Select(process => process.Id)];

    public async Task SettleAsync()
    {
        if (Outbox is not null)
        {
            await Outbox.FinishAsync();
        }
    }

    public async Task CrashAsync()
    {
        foreach (LocalProcess process in running)
        {
            process.Kill();
        }

        foreach (LocalProcess process in running)
        {
            await process.EndedAsync();
            process.Dispose();
        }

        running.Clear();
    }

    public async Task RestartAsync()
    {
        foreach (ProcessPlan process in plan.Processes)
        {
            running.Add(await LocalProcess.StartAsync(process, folder));
        }
    }

    public async Task<Stored> MeasureAsync()
    {
        await CrashAsync();
        long bytes = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Sum(file => file.Length);
        return new Stored(plan.IsStoring ? bytes : null, plan.Database is null ? null : CountRows(plan.Database));
    }

    public ValueTask DisposeAsync()
    {
        foreach (LocalProcess process in running)
        {
            process.Dispose();
        }

        client.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static long CountRows(string database)
    {
        using SqliteConnection connection = new(
            new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        List<string> tables = [];
        using (SqliteCommand names = connection.CreateCommand())
        {
            names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
            using SqliteDataReader reader = names.ExecuteReader();
            while (reader.Read())
            {
                tables.Add(reader.GetString(0));
            }
        }

        using SqliteCommand count = connection.CreateCommand();
        count.CommandText = "SELECT " + string.Join(
            " + ", tables.Select(name => $"(SELECT count(*) FROM \"{name}\")"));
        return Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
