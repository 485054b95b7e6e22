using OrderGrains.Bench.Comparison.Systems;
using OrderGrains.Bench.Comparison.Work;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Measures;
using OrderGrains.Bench.Reports;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Comparison.Measures;

/// <summary>
/// All that is measured of one system:
/// 1. orders that can be changed are created, which is the warm-up;
/// 2. orders are created, changed and got, over many connections and over one, some runs each; changes and gets begin
///    with a warm-up of their own;
/// 3. it is killed in the middle of a load, and asked for what it had acknowledged;
/// 4. an order is asked for again with other content, and the disk is looked at.
/// </summary>
internal sealed class SystemRun(ComparisonOptions options, SystemEntry entry)
{
    private const double MebibyteBytes = 1024 * 1024;

    // What a request has in common with a creation is compiled already.
    private const int ShareOfWarmUp = 4;

    private readonly IOrderWork work = entry.Work;
    private readonly RunIds ids = RunIds.Fresh();
    private readonly List<BenchResult> results = [];

    public async Task<SystemResult> RunAsync()
    {
        SystemResult result = new() { Name = entry.Name, Description = entry.Description, Work = work.Name };
        if (entry.Needs is not null && !File.Exists(entry.Needs))
        {
            return result with { Problem = $"not there: {Path.GetFileName(entry.Needs)}" };
        }

        bool quiet = await QuietMachine.WaitAsync(options.QuietBound);
        Console.WriteLine($"{entry.Name}{(quiet ? "" : " (the machine is not idle)")}");
        try
        {
            await using IMeasuredSystem system = await entry.StartAsync();
            return await MeasureAsync(system, result);
        }
        catch (Exception failure) when (Failures.IsOfSystem(failure))
        {
            Console.WriteLine($"  {failure.Message}");
            return result with { Results = results, Problem = failure.Message.Split('\n')[0] };
        }
    }

    private async Task<SystemResult> MeasureAsync(IMeasuredSystem system, SystemResult result)
    {
        using HttpClient client = new() { BaseAddress = system.Address };
        await work.PrepareAsync(client);
        if (!work.HasOrders)
        {
            await MeasureAsync(system, "get", (_, _) => work.Get(system.Address, ids, []), options.WarmUp);
            return result with { Results = results };
        }

        double memory = Memory(system);
        INumbering changeable = work.CreateChangeable(system.Address, ids, 0);
        await WarmUpAsync(system, changeable, options.WarmUp);
        long created = await CreateAsync(system, changeable.Next);
        long changeEnd = work.ChangesEach == 1 ? created : changeable.Next;
        await MeasureAsync(
            system, "change", (part, parts) => work.Change(
                system.Address, ids, new NumberRange(0, changeEnd).Part(part, parts)),
            options.WarmUp / ShareOfWarmUp);
        await MeasureAsync(
            system, "get", (_, _) => work.Get(system.Address, ids, new NumberRange(0, created).Chosen()),
            options.WarmUp / ShareOfWarmUp);
        result = result with { Results = results, MemoryPerOrder = (Memory(system) - memory) / created };
        return await CrashAsync(system, client, created, result);
    }

    private async Task<long> CreateAsync(IMeasuredSystem system, long first)
    {
        INumbering? creates = null;
        long next = first;
        await MeasureAsync(
            system, "create", (_, _) =>
            {
                next = Math.Max(next, creates?.Next ?? first);
                return creates = work.Create(system.Address, ids, next);
            },
            TimeSpan.Zero);
        return Math.Max(next, creates!.Next);
    }

    private async Task<SystemResult> CrashAsync(
        IMeasuredSystem system, HttpClient client, long created, SystemResult result)
    {
        CrashCheck check = new(system, entry, ids);
        Survival survival = await check.RunAsync(created);
        result = result with { Survival = survival };
        if (check.Survivor is { } survivor)
        {
            result = result with { RefusesDuplicates = await work.RefusesAsync(client, survivor) };
        }

        await system.SettleAsync();
        Stored stored = await system.MeasureAsync();
        return result with
        {
            BytesPerOrder = (double?)stored.Bytes / check.Next,
            RowsPerOrder = (double?)stored.Rows / check.Next ?? entry.RowsEach,
        };
    }

    private async Task WarmUpAsync(IMeasuredSystem system, IScenario scenario, TimeSpan duration)
    {
        using LoadLoop loop = new(system.Address, options.Connections.Max(), scenario);
        RunTally tally = loop.Run(new RunBound(duration, long.MaxValue, 0));
        await system.SettleAsync();
        if (tally.Correct == 0)
        {
            throw new InvalidOperationException($"It gives wrong answers: {string.Join("; ", tally.Samples)}");
        }
    }

    // Every run, the warm-up too, has a part of the orders for itself, since an order can be changed only so often.
    private async Task MeasureAsync(
        IMeasuredSystem system, string name, Func<int, int, IScenario> scenario, TimeSpan warmUp)
    {
        int parts = (options.Runs * options.Connections.Count) + 1;
        int part = 0;
        if (warmUp > TimeSpan.Zero)
        {
            await WarmUpAsync(system, scenario(part++, parts), warmUp);
        }

        foreach (int connections in options.Connections)
        {
            List<RunResult> runs = [];
            for (int run = 0; run < options.Runs; run++)
            {
                using LoadLoop loop = new(system.Address, connections, scenario(part++, parts));
                RunBound bound = new(options.Duration, long.MaxValue, 0);
                runs.Add(await MeasuredRun.RunAsync(
                    loop, bound, system.Processes, name == "get" ? null : system.Outbox));
                await system.SettleAsync();
            }

            BenchResult result = new()
            {
                System = entry.Name, Scenario = name, Connections = connections, Rate = 0, Runs = runs,
            };
            results.Add(result);
            Console.WriteLine(
                $"  {name}, {connections} connections: {result.Median.PerSecond:N0}/s, "
                + $"p99 {result.Median.P99Milliseconds:N1} ms, wrong {runs.Sum(each => each.Wrong)}");
        }
    }

    private static double Memory(IMeasuredSystem system) =>
        system.Processes().Sum(CpuClock.MemoryMebibytes) * MebibyteBytes;
}
