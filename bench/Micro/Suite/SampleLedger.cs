using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Silo;

namespace OrderGrains.Bench.Micro.Suite;

/// <summary>The embedded silo over a folder of its own, with one order in it.</summary>
internal sealed class SampleLedger : IAsyncDisposable
{
    private readonly string folder;
    private readonly IHost host;

    private SampleLedger(string folder, IHost host)
    {
        this.folder = folder;
        this.host = host;
    }

    /// <summary>The ledger.</summary>
    public LedgerEngine Engine => host.Services.GetRequiredService<LedgerHost>().Ledger;

    public static async Task<SampleLedger> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("ordergrains-suite-").FullName;
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        EmbeddedSilo.Add(builder, folder);
        IHost host = builder.Build();
        await host.StartAsync();
        return new SampleLedger(folder, host);
    }

    /// <summary>Places the order of the benchmarks, and reads its stored state.</summary>
    public async Task<OrderState> PlaceAsync()
    {
        await SampleOrders.PlaceOneAsync(host.Services.GetRequiredService<IGrainFactory>());
        return await Engine.ReadStateAsync<OrderState>(OrderState.StateName, SampleOrders.FirstKey, default)
            ?? throw new InvalidOperationException("A placed order has no stored state.");
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
