using System.Diagnostics;
using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Comparison.Systems;
using OrderGrains.Bench.Comparison.Work;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Measures;
using OrderGrains.Bench.Reports;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Comparison.Growth;

/// <summary>The product under the same load while one thing grows: orders live, orders stored, lines, silos.</summary>
internal sealed class GrowthRun(GrowthOptions options)
{
    private const int Connections = 64;
    private const int Starts = 3;
    private const int Stores = 1_000;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FillLimit = TimeSpan.FromHours(1);

    private readonly ComparisonOptions programs = new() { Binaries = options.Binaries, Peers = "" };
    private readonly WholeOrders work = new();
    private readonly StoreSet stores = new("grow-", Stores);

    public async Task<IReadOnlyList<GrowthCurve>> RunAsync()
    {
        List<GrowthCurve> curves = [];
        if (options.Wants("live"))
        {
            curves.Add(await FillAsync(
                "live", "Orders in memory, all of them live; reads are of any of them.", options.Live,
                "--OrderGrains:Grains:IdleAge=02:00:00"));
        }

        if (options.Wants("stored"))
        {
            curves.Add(await FillAsync(
                "stored", "Orders on disk, those idle for ten seconds no longer live; reads are of any of them.",
                options.Stored, "--OrderGrains:Grains:IdleAge=00:00:10"));
        }

        if (options.Wants("lines"))
        {
            curves.Add(new GrowthCurve("lines", "Lines of each order.", await LinesAsync()));
        }

        if (options.Wants("silos"))
        {
            curves.Add(new GrowthCurve(
                "silos", "Silos over PostgreSQL, with a front end, all on this machine.", await SilosAsync()));
        }

        return curves;
    }

    private async Task<GrowthCurve> FillAsync(
        string name, string description, IReadOnlyList<int> steps, string setting)
    {
        await using IMeasuredSystem system = await ProcessSystem.StartAsync(
            folder => ProductPlan.Of(programs.OursProgram, folder, setting));
        RunIds ids = RunIds.Fresh();
        await PrepareStoresAsync(system);
        (StartUp empty, long first) = await StartUpAsync(system, ids, 0);
        long next = await WarmUpAsync(system, ids, first);
        List<GrowthPoint> points = [];
        foreach (int step in steps)
        {
            OrdersScenario orders = new(system.Address, ids, stores, next);
            using LoadLoop loop = new(system.Address, Connections, orders);
            loop.Run(new RunBound(FillLimit, Math.Max(0, step - next), 0));
            await system.SettleAsync();
            long size = orders.Next;
            RunResult create = await MeasureAsync(system, orders);
            next = orders.Next;
            RunResult get = await MeasureAsync(
                system, work.Get(system.Address, ids, new NumberRange(0, next).Chosen()));
            points.Add(Say(name, new GrowthPoint(size, create, get)));
        }

        (StartUp full, _) = await StartUpAsync(system, ids, next);
        return new GrowthCurve(name, description, points) { StartUps = [empty, full] };
    }

    // Each start reads one order of those there are, and places one.
    private async Task<(StartUp StartUp, long Next)> StartUpAsync(IMeasuredSystem system, RunIds ids, long stored)
    {
        OrdersScenario placing = new(system.Address, ids, stores, stored);
        List<TimeSpan> reads = [];
        List<TimeSpan> places = [];
        for (int start = 0; start < Starts; start++)
        {
            await system.CrashAsync();
            long startedAt = Stopwatch.GetTimestamp();
            await system.RestartAsync();
            if (stored > 0)
            {
                UntilAnswered(system, work.Get(system.Address, ids, new NumberRange(0, stored).Chosen()));
                reads.Add(Stopwatch.GetElapsedTime(startedAt));
            }

            UntilAnswered(system, placing);
            places.Add(Stopwatch.GetElapsedTime(startedAt));
        }

        return (new StartUp(stored, reads.Count > 0 ? Median(reads) : null, Median(places)), placing.Next);
    }

    private static void UntilAnswered(IMeasuredSystem system, IScenario scenario)
    {
        using LoadLoop loop = new(system.Address, connections: 1, scenario);
        long startedAt = Stopwatch.GetTimestamp();
        RunTally tally;
        do
        {
            tally = loop.Run(new RunBound(FillLimit, 1, 0));
        }
        while (tally.Correct == 0 && Stopwatch.GetElapsedTime(startedAt) < StartLimit);

        if (tally.Correct == 0)
        {
            throw new InvalidOperationException($"It does not start: {string.Join("; ", tally.Samples)}");
        }
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private async Task<List<GrowthPoint>> LinesAsync()
    {
        await using IMeasuredSystem system = await ProcessSystem.StartAsync(
            folder => ProductPlan.Of(programs.OursProgram, folder));
        await PrepareAsync(system, RunIds.Fresh());
        List<GrowthPoint> points = [];
        foreach (int lines in options.Lines)
        {
            RunIds ids = RunIds.Fresh();
            OrdersScenario orders = new(system.Address, ids, stores, lines: lines);
            RunResult create = await MeasureAsync(system, orders);
            RunResult get = await MeasureAsync(
                system, work.Get(system.Address, ids, new NumberRange(0, orders.Next).Chosen()));
            points.Add(Say("lines", new GrowthPoint(lines, create, get)));
        }

        return points;
    }

    private async Task<List<GrowthPoint>> SilosAsync()
    {
        List<GrowthPoint> points = [];
        foreach (int silos in options.Silos)
        {
            await using IMeasuredSystem system =
                await ClusterSystem.StartAsync(programs.Programs, StoreKind.Postgres, silos);
            await PrepareAsync(system, RunIds.Fresh(), silos);
            RunIds ids = RunIds.Fresh();
            OrdersScenario orders = new(system.Address, ids, stores);
            RunResult create = await MeasureAsync(system, orders);
            RunResult get = await MeasureAsync(
                system, work.Get(system.Address, ids, new NumberRange(0, orders.Next).Chosen()));
            points.Add(Say("silos", new GrowthPoint(silos, create, get)));
        }

        return points;
    }

    private async Task PrepareAsync(IMeasuredSystem system, RunIds ids, int silos = 1)
    {
        await PrepareStoresAsync(system);
        await WarmUpAsync(system, ids, 0, silos);
    }

    private async Task PrepareStoresAsync(IMeasuredSystem system)
    {
        using HttpClient client = new() { BaseAddress = system.Address };
        await stores.CreateAsync(client, "auto", CancellationToken.None);
    }

    // Code is compiled while it is used, in each silo by itself. The warm-up's orders count like all others.
    private async Task<long> WarmUpAsync(IMeasuredSystem system, RunIds ids, long first, int silos = 1)
    {
        OrdersScenario orders = new(system.Address, ids, stores, first);
        using LoadLoop creating = new(system.Address, Connections, orders);
        creating.Run(new RunBound(options.WarmUp * silos, long.MaxValue, 0));
        using LoadLoop reading = new(
            system.Address, Connections, work.Get(system.Address, ids, new NumberRange(0, orders.Next).Chosen()));
        reading.Run(new RunBound(options.Slice, long.MaxValue, 0));
        await system.SettleAsync();
        return orders.Next;
    }

    private async Task<RunResult> MeasureAsync(IMeasuredSystem system, IScenario scenario)
    {
        using LoadLoop loop = new(system.Address, Connections, scenario);
        RunResult result = await MeasuredRun.RunAsync(
            loop, new RunBound(options.Slice, long.MaxValue, 0), system.Processes, outbox: null);
        await system.SettleAsync();
        return result;
    }

    private static GrowthPoint Say(string name, GrowthPoint point)
    {
        Console.WriteLine(
            $"  {point.Size:N0} {name}: create {point.Create.PerSecond:N0}/s, "
            + $"p99 {point.Create.P99Milliseconds:N1} ms, wrong {point.Create.Wrong + (point.Get?.Wrong ?? 0)}");
        return point;
    }
}
