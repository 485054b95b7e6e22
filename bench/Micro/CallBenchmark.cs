using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderGrains.Runtime;

namespace OrderGrains.Bench.Micro;

/// <summary>Calls: 250 callers, each with a grain of its own, one call at a time.</summary>
internal static class CallBenchmark
{
    private const int Callers = 250;
    private const int Runs = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddGrainRuntime(options => options.Assemblies.Add(typeof(EchoGrain).Assembly));
        using IHost host = builder.Build();
        await ReportAsync("calls", host.Services.GetRequiredService<IGrainFactory>());
    }

    /// <summary>The same calls from a client to a silo over TCP, both in this process.</summary>
    public static async Task RunWireAsync()
    {
        await using SiloPair pair = await SiloPair.StartAsync();
        await ReportAsync("calls to another silo", pair.Client);
    }

    private static async Task ReportAsync(string name, IGrainFactory grains)
    {
        await MeasureAsync(grains, WarmUp);
        List<CallResult> results = [];
        for (int run = 0; run < Runs; run++)
        {
            results.Add(await MeasureAsync(grains, Duration));
        }

        results.Sort((left, right) => left.PerSecond.CompareTo(right.PerSecond));
        CallResult median = results[Runs / 2];
        CultureInfo culture = CultureInfo.InvariantCulture;
        string rate = string.Create(culture, $"{median.PerSecond:N0}/s");
        string range = string.Create(culture, $"{results[0].PerSecond:N0}–{results[^1].PerSecond:N0}/s");
        string cost = string.Create(
            culture, $"per call {median.BytesPerCall:N0} bytes, {median.ProcessorNanoseconds:N0} ns of processor time");
        Console.WriteLine($"| {name}, {Callers} callers | {rate} | {range}; {cost} |");
    }

    private static async Task<CallResult> MeasureAsync(IGrainFactory grains, TimeSpan duration)
    {
        long bytes = GC.GetTotalAllocatedBytes();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        long[] counts = await Task.WhenAll(Enumerable.Range(0, Callers)
            .Select(caller => CallAsync(grains, caller, start, duration)));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        double calls = counts.Sum();
        return new CallResult(
            calls / elapsed.TotalSeconds,
            (GC.GetTotalAllocatedBytes() - bytes) / calls,
            (Environment.CpuUsage.TotalTime - processor).TotalNanoseconds / calls);
    }

    private static async Task<long> CallAsync(IGrainFactory grains, int caller, long start, TimeSpan duration)
    {
        await Task.Yield();
        const int callsBetweenLooks = 100;
        IEchoGrain grain = grains.GetGrain<IEchoGrain>($"bench/{caller.ToString(CultureInfo.InvariantCulture)}");
        long count = 0;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            for (int call = 0; call < callsBetweenLooks; call++)
            {
                await grain.Echo("text");
            }

            count += callsBetweenLooks;
        }

        return count;
    }
}

/// <summary>One run.</summary>
internal sealed record CallResult(double PerSecond, double BytesPerCall, double ProcessorNanoseconds);
