using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Retries;
using Orleans;
using OrderGrains.Ledger;
using OrderGrains.Mail;
using OrderGrains.Notifications;
using OrderGrains.Runtime;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// The product's own silo in the simulated process: only its clock, scheduler, store and mail differ.
/// </summary>
internal sealed class SimulatedSilo(SimulatedProcess process)
{
    private ServiceProvider? services;

    public IGrainFactory Grains => services!.GetRequiredService<IGrainFactory>();

    public LedgerEngine Ledger => services!.GetRequiredService<LedgerHost>().Ledger;

    public async Task StartAsync()
    {
        var parts = new ServiceCollection();
        parts.AddSingleton<TimeProvider>(process.Time);
        parts.AddSingleton<TaskScheduler>(process.Scheduler);
        parts.AddSingleton<TurnScheduler>(new SimulatedTurns(process.Scheduler));
        parts.AddSingleton(process.Random);
        parts.AddSingleton<IRetryJitter>(process.Mail);
        parts.AddLogging();
        parts.AddEmail(new EmailOptions(), dataPath: "");
        parts.AddSingleton<IEmailSender>(process.Mail);
        parts.AddSiloParts(new LedgerOptions());
        services = parts.BuildServiceProvider();
        await services.GetRequiredService<LedgerHost>().OpenAsync(
            process.Store, services.GetRequiredService<LedgerOptions>(),
            services.GetRequiredService<LedgerServices>(), CancellationToken.None);
        Ledger.Start();
    }

    public async Task StopAsync()
    {
        await services!.GetRequiredService<GrainRuntime>().StopAsync(CancellationToken.None);
        await services!.GetRequiredService<LedgerHost>().DisposeAsync();
    }
}
