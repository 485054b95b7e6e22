using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Bench.Micro;

/// <summary>A silo, and a client that knows it as the home of all grains.</summary>
internal sealed class SiloPair : IAsyncDisposable
{
    private static readonly SiloAddress Loopback = new("127.0.0.1", 0, 1);

    private readonly ServiceProvider silo;
    private readonly ServiceProvider client;

    private SiloPair(ServiceProvider silo, ServiceProvider client)
    {
        this.silo = silo;
        this.client = client;
    }

    public IGrainFactory Client => client.GetRequiredService<IGrainFactory>();

    public static async Task<SiloPair> StartAsync()
    {
        ServiceProvider silo = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddGrainRuntime(AddGrains)
            .AddSiloTransport(static options => options.Address = Loopback)
            .BuildServiceProvider();
        SiloTransport transport = silo.GetRequiredService<SiloTransport>();
        await transport.StartAsync();
        ServiceProvider client = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IGrainLocator>(new OneHome(transport.Address!))
            .AddGrainClient(AddGrains)
            .BuildServiceProvider();
        await client.GetRequiredService<SiloTransport>().StartAsync();
        return new SiloPair(silo, client);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await silo.DisposeAsync();
    }

    private static void AddGrains(GrainRuntimeOptions options) => options.Assemblies.Add(typeof(EchoGrain).Assembly);

    private sealed class OneHome(SiloAddress home) : IGrainLocator
    {
        private readonly GrainLocation location = GrainLocation.Remote(home);

        public event Action? Changed
        {
            add => _ = value;
            remove => _ = value;
        }

        public GrainLocation Find(GrainId grainId) => location;
    }
}
