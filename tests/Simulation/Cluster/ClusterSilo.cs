using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderGrains.Retries;
using Orleans;
using OrderGrains.Audit;
using OrderGrains.Configuration;
using OrderGrains.Ledger;
using OrderGrains.Notifications;
using OrderGrains.Runtime;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// The product in one process: a silo, or a front end without grains, put together as its own program does it. Only
/// clock, scheduler, network, store and mail are the simulation's.
/// </summary>
internal sealed class ClusterSilo(ClusterWorld world, ClusterMachine machine, ClusterProcess process)
{
    private ServiceProvider? services;

    public ClusterProcess Process => process;

    public IGrainFactory Grains => services!.GetRequiredService<IGrainFactory>();

    public LedgerHost Host => services!.GetRequiredService<LedgerHost>();

    public ISiloAudit Audit => services!.GetRequiredService<ISiloAudit>();

    public async Task StartAsync()
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(Settings());
        AddWorld(builder.Services);
        OrderGrainsOptions options = OrderGrainsOptions.Read(new SettingsReader(builder.Configuration));
        builder.Services.AddSingleton(options);
        builder.AddSilo(options);
        builder.Services.Replace(ServiceDescriptor.Singleton<IEmailSender>(world.Mail));
        world.Plant.Infect(builder.Services);
        services = builder.Services.BuildServiceProvider();
        foreach (IHostedLifecycleService service in Lives())
        {
            await service.StartingAsync(CancellationToken.None);
        }
    }

    public async Task StopAsync()
    {
        foreach (IHostedLifecycleService service in Lives())
        {
            await service.StoppedAsync(CancellationToken.None);
        }
    }

    /// <summary>Lets go what the process's end has left, once the day is over.</summary>
    public void Bury()
    {
        process.Bury();
        if (services?.GetService<LedgerHost>() is { IsOpen: true } host)
        {
            process.Start(() => host.DisposeAsync().AsTask());
        }
    }

    private IEnumerable<IHostedLifecycleService> Lives() =>
        services!.GetServices<IHostedService>().OfType<IHostedLifecycleService>();

    private void AddWorld(IServiceCollection parts)
    {
        parts.AddLogging();
        if (world.Log is not null)
        {
            parts.AddSingleton<ILoggerProvider>(new WorldLog(world, process));
        }

        parts.AddSingleton<TimeProvider>(process.Time);
        parts.AddSingleton<TaskScheduler>(process.Tasks);
        parts.AddSingleton<TurnScheduler>(process.Turns);
        parts.AddSingleton<INetwork>(new PartyNetwork(world.Network, process.Name, process.Time));
        parts.AddSingleton<ILedgerStore>(new SharedStoreView(world.Store, process));
        parts.AddSingleton(world.Random);
        parts.AddSingleton<IRetryJitter>(world.Mail);
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["OrderGrains:Ledger:Store"] = "UseDevelopmentStorage=true",
        ["OrderGrains:Cluster:Role"] = machine.IsFrontEnd ? "Client" : "Silo",
        ["OrderGrains:Cluster:Address"] = $"{machine.Name}:{machine.Port}",
        ["OrderGrains:Stores:ConfirmAfter"] = "00:00:04",
        ["OrderGrains:Email:Retry:FirstDelay"] = "00:00:01",
        ["OrderGrains:Email:Retry:MaxDelay"] = "00:00:05",
        ["OrderGrains:Email:Retry:Attempts"] = "100",
    };
}
