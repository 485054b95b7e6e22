using System.Globalization;
using OrderGrains.Bench.Reports;

namespace OrderGrains.Bench.Measures;

/// <summary>One run of a load with everything that is measured beside it.</summary>
public static class MeasuredRun
{
    /// <summary>Runs the load to its bound.</summary>
    /// <param name="loop">The load.</param>
    /// <param name="bound">Its bound.</param>
    /// <param name="server">The server's processes at any time; null: unknown.</param>
    /// <param name="outbox">Follows the server's outbox; null: it has none.</param>
    public static async Task<RunResult> RunAsync(
        LoadLoop loop, RunBound bound, Func<IReadOnlyList<int>>? server, OutboxWatch? outbox)
    {
        using CancellationTokenSource ended = new();
        Task following = outbox?.FollowAsync(ended.Token) ?? Task.CompletedTask;
        double loadAverage = double.Parse(
            (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0], CultureInfo.InvariantCulture);
        UsageMeter meter = UsageMeter.Start(server);
        RunTally tally = loop.Run(bound);
        Usage usage = meter.Stop(tally.Elapsed);
        await ended.CancelAsync();
        await following;
        return Of(tally, usage, loadAverage) with { Outbox = outbox is null ? null : await outbox.FinishAsync() };
    }

    private static RunResult Of(RunTally tally, Usage usage, double loadAverage) => new()
    {
        Correct = tally.Correct,
        Wrong = tally.Wrong,
        WrongByKind = tally.WrongByKind,
        Samples = tally.Samples,
        Seconds = Math.Round(tally.Elapsed.TotalSeconds, 3),
        PerSecond = Math.Round(tally.Correct / tally.Elapsed.TotalSeconds, 1),
        P50Milliseconds = Milliseconds(tally.Latencies.Percentile(0.5)),
        P99Milliseconds = Milliseconds(tally.Latencies.Percentile(0.99)),
        P999Milliseconds = Milliseconds(tally.Latencies.Percentile(0.999)),
        MaxMilliseconds = Milliseconds(tally.Latencies.MaxNanoseconds),
        ServerCpuPerThousand = PerThousand(usage.ServerMilliseconds, tally.Correct),
        GeneratorCpuPerThousand = PerThousand(usage.GeneratorMilliseconds, tally.Correct) ?? 0,
        ServerMemoryMebibytes = usage.ServerMemoryMebibytes,
        OthersCpuShare = usage.OthersShare,
        LoadAverage = loadAverage,
    };

    private static double Milliseconds(long nanoseconds) => Math.Round(nanoseconds / 1e6, 3);

    private static double? PerThousand(double? milliseconds, long requests) =>
        milliseconds is null ? null : Math.Round(milliseconds.Value * 1_000 / Math.Max(1, requests), 1);
}
