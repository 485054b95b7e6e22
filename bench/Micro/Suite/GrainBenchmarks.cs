using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderGrains.Runtime;

namespace OrderGrains.Bench.Micro.Suite;

/// <summary>One caller and one grain without a state.</summary>
public class GrainBenchmarks
{
    private IHost? host;
    private IGrainFactory? grains;
    private IEchoGrain? known;
    private long next;

    [GlobalSetup]
    public void SetUp()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddGrainRuntime(options =>
        {
            options.Assemblies.Add(typeof(EchoGrain).Assembly);
            options.IdleAge = TimeSpan.FromSeconds(1);
        });
        host = builder.Build();
        grains = host.Services.GetRequiredService<IGrainFactory>();
        known = grains.GetGrain<IEchoGrain>("bench/known");
    }

    [GlobalCleanup]
    public void CleanUp() => host?.Dispose();

    /// <summary>A call to an activation that is there.</summary>
    [Benchmark]
    public Task<string> Call() => known!.Echo("text");

    /// <summary>The first call to a grain, which activates it.</summary>
    [Benchmark]
    public Task<string> Activation()
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"bench/{next++}");
        return grains!.GetGrain<IEchoGrain>(key).Echo("text");
    }
}
