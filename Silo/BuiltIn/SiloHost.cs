using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderGrains.Configuration;
using OrderGrains.Ledger;
using OrderGrains.Mail;
using OrderGrains.Runtime;
using OrderGrains.Status;
using OrderGrains.Stores;

namespace OrderGrains.Silo;

/// <summary>Adds an embedded silo to a process: SQLite in the data folder, everything in one process.</summary>
public static class SiloHost
{
    /// <summary>Adds the silo that the settings describe.</summary>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, OrderGrainsOptions options)
    {
        builder.Services.AddEmail(options.Email, options.DataPath);
        builder.Services.Configure<GrainRuntimeOptions>(runtime =>
        {
            runtime.MailboxLimit = options.Grains.MailboxLimit;
            runtime.IdleAge = options.Grains.IdleAge;
        });
        builder.Services.Configure<StoreOptions>(stores => stores.ConfirmAfter = options.Stores.ConfirmAfter);
        builder.Services.AddSingleton<IGrainActivity, GrainActivity>().AddSiloStatus();
        builder.Services.AddSilo(options.Ledger, provider => SqliteStore.Open(
            options.Sqlite, provider.GetRequiredService<ILogger<SqliteStore>>()));
        return builder;
    }
}
