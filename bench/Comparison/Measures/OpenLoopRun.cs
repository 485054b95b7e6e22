using OrderGrains.Bench.Comparison.Systems;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Measures;
using OrderGrains.Bench.Reports;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Comparison.Measures;

/// <summary>
/// Product and floor side by side at the same steady rate, half of the product's peak: latency counts from when a
/// request was due, so that a server's stall is charged for every request that it has held up. Runs in turn.
/// </summary>
internal sealed class OpenLoopRun(ComparisonOptions options, IReadOnlyList<SystemResult> results)
{
    /// <summary>The part of the peak that is asked for.</summary>
    public const double Share = 0.5;

    private const int Connections = 64;
    private const int LongerThanOthers = 3;

    /// <summary>The systems in the order in which they are loaded.</summary>
    public static IReadOnlyList<string> Systems { get; } = [Catalogue.Equal, Catalogue.Ours];

    public async Task<IReadOnlyList<SystemResult>> RunAsync()
    {
        double? peak = results.FirstOrDefault(result => result.Name == Catalogue.Ours)
            ?.Median("create", Connections)?.PerSecond;
        if (peak is null || !Systems.All(name => results.Any(result => result.Name == name && result.Problem is null)))
        {
            return [];
        }

        double rate = Math.Floor(peak.Value * Share);
        Console.WriteLine($"open loop at {rate:N0}/s");
        List<Lane> lanes = [];
        try
        {
            foreach (string name in Systems)
            {
                lanes.Add(await Lane.StartAsync(
                    Catalogue.All(options).Single(entry => entry.Name == name), Connections, options.WarmUp));
            }

            await QuietMachine.WaitAsync(options.QuietBound);
            for (int run = 0; run < options.Runs; run++)
            {
                foreach (Lane lane in lanes)
                {
                    await lane.RunAsync(options.Duration * LongerThanOthers, rate);
                }
            }

            return [.. lanes.Select(lane => lane.Result(rate))];
        }
        catch (Exception failure) when (Failures.IsOfSystem(failure))
        {
            Console.WriteLine($"  not measured: {failure.Message}");
            return [];
        }
        finally
        {
            foreach (Lane lane in lanes)
            {
                await lane.DisposeAsync();
            }
        }
    }

    private sealed class Lane(SystemEntry entry, IMeasuredSystem system, LoadLoop loop) : IAsyncDisposable
    {
        private readonly List<RunResult> runs = [];

        public static async Task<Lane> StartAsync(SystemEntry entry, int connections, TimeSpan warmUp)
        {
            IMeasuredSystem system = await entry.StartAsync();
            using HttpClient client = new() { BaseAddress = system.Address };
            await entry.Work.PrepareAsync(client);
            IScenario creates = entry.Work.Create(system.Address, RunIds.Fresh(), 0);
            LoadLoop loop = new(system.Address, connections, creates);
            loop.Run(new RunBound(warmUp, long.MaxValue, 0));
            await system.SettleAsync();
            return new Lane(entry, system, loop);
        }

        public async Task RunAsync(TimeSpan duration, double rate)
        {
            runs.Add(await MeasuredRun.RunAsync(
                loop, new RunBound(duration, long.MaxValue, rate), system.Processes, system.Outbox));
            Console.WriteLine(
                $"  {entry.Name}: p99 {runs[^1].P99Milliseconds:N2} ms, p99.9 {runs[^1].P999Milliseconds:N2} ms");
        }

        public SystemResult Result(double rate)
        {
            BenchResult result = new()
            {
                System = entry.Name, Scenario = "create", Connections = Connections, Rate = rate, Runs = runs,
            };
            return new SystemResult
            {
                Name = entry.Name, Description = entry.Description, Work = entry.Work.Name, Results = [result],
            };
        }

        public async ValueTask DisposeAsync()
        {
            loop.Dispose();
            await system.DisposeAsync();
        }
    }
}
