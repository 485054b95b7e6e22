using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

/// <summary>A silo, or a client, of a test's cluster.</summary>
internal sealed class TestSilo : IDisposable
{
    private readonly ServiceProvider services;

    public TestSilo(IServiceCollection parts, SiloAddress? address, Action<SiloTransportOptions>? configure)
    {
        parts.AddSingleton<IGrainLocator>(Locator);
        parts.AddKeyedSingleton<IGrainStorage>("ledger", new FakeStorage());
        parts.AddSingleton<IFailureCodec, TestFailures>();
        parts.AddGrainRuntime(options =>
        {
            options.Assemblies.Add(typeof(TestSilo).Assembly);
            options.IsClient = address is null;
        });
        parts.AddSiloTransport(options =>
        {
            options.Address = address;
            configure?.Invoke(options);
        });
        services = parts.BuildServiceProvider();
        Runtime = services.GetRequiredService<GrainRuntime>();
        Transport = services.GetRequiredService<SiloTransport>();
    }

    public TestLocator Locator { get; } = new();

    public GrainRuntime Runtime { get; }

    public SiloTransport Transport { get; }

    public SiloAddress Address => Transport.Address!;

    public IProbeGrain Probe(string key) => Runtime.GetGrain<IProbeGrain>(key);

    public ITallyGrain Tally(string key) => Runtime.GetGrain<ITallyGrain>(key);

    public async Task StartAsync()
    {
        await Transport.StartAsync();
        Locator.Self = Transport.Address;
    }

    public void Dispose() => services.Dispose();
}
