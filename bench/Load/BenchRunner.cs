using System.Text.Json;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Measures;
using OrderGrains.Bench.Reports;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench;

/// <summary>Sets a scenario up, warms up, measures each run.</summary>
public static class BenchRunner
{
    private static readonly TimeSpan SetUpLimit = TimeSpan.FromMinutes(2);

    public static async Task<BenchResult> RunAsync(LoadOptions options)
    {
        using HttpClient client = new() { BaseAddress = options.Url };
        RunIds ids = RunIds.Fresh();
        IScenario scenario = await SetUpAsync(options, ids, client);
        using FileStream? record = options.RecordFile is null
            ? null
            : new FileStream(options.RecordFile, FileMode.Append, FileAccess.Write, FileShare.Read, 1 << 16);
        Action<byte[]>? acknowledged = record is null ? null : id => WriteLine(record, id);
        using LoadLoop loop = new(options.Url, options.Connections, scenario, acknowledged);
        loop.Run(new RunBound(options.WarmUp, long.MaxValue, options.Rate));

        List<RunResult> runs = [];
        for (int run = 0; run < options.Runs; run++)
        {
            runs.Add(await MeasureAsync(options, loop, client));
        }

        BenchResult result = new()
        {
            System = options.Name,
            Scenario = options.Stores == 1 ? options.Scenario + ", one store" : options.Scenario,
            Connections = options.Connections,
            Rate = options.Rate,
            Runs = runs,
        };
        if (options.JsonFile is not null)
        {
            await File.WriteAllTextAsync(
                options.JsonFile, JsonSerializer.Serialize(result, BenchJson.Default.BenchResult));
        }

        return result;
    }

    private static async Task<IScenario> SetUpAsync(LoadOptions options, RunIds ids, HttpClient client)
    {
        switch (options.Scenario)
        {
            case "raw":
                return new RawScenario(options.Url, options.Path);
            case "create":
                return SeedDialect.Seed.Create(options.Url, ids, NumberRange.From(0).InTurn());
            case "orders":
                return new OrdersScenario(options.Url, ids, await CreateStoresAsync(options, client, "auto"));
            case "get":
                Place(options, ids, await CreateStoresAsync(options, client, "auto"));
                return OrderReads.Of(options.Url, ids, new NumberRange(0, options.Orders).Chosen());
            case "change":
                Place(options, ids, await CreateStoresAsync(options, client, "manual"));
                return new ChangeScenario(options.Url, ids, options.Orders);
            default:
                throw new ArgumentException($"Unknown scenario {options.Scenario}.", nameof(options));
        }
    }

    private static async Task<StoreSet> CreateStoresAsync(LoadOptions options, HttpClient client, string acceptance)
    {
        StoreSet stores = new(acceptance == "auto" ? "bench-" : "hands-", options.Stores);
        await stores.CreateAsync(client, acceptance, CancellationToken.None);
        return stores;
    }

    private static void Place(LoadOptions options, RunIds ids, StoreSet stores)
    {
        OrdersScenario orders = new(options.Url, ids, stores);
        using LoadLoop loop = new(options.Url, options.Connections, orders);
        RunTally tally = loop.Run(new RunBound(SetUpLimit, options.Orders, 0));
        if (tally.Correct != options.Orders)
        {
            throw new InvalidOperationException(
                $"Of {options.Orders} orders {tally.Correct} were placed: {string.Join("; ", tally.Samples)}");
        }
    }

    private static Task<RunResult> MeasureAsync(LoadOptions options, LoadLoop loop, HttpClient client) =>
        MeasuredRun.RunAsync(
            loop,
            new RunBound(options.Duration, options.Count, options.Rate),
            options.ProcessIds.Count == 0 ? null : () => options.ProcessIds,
            options.ChecksOutbox ? new OutboxWatch(client) : null);

    private static void WriteLine(FileStream file, byte[] id)
    {
        file.Write(id);
        file.WriteByte((byte)'\n');
    }
}
