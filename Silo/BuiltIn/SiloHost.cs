using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderGrains.Configuration;
using OrderGrains.Ledger;
using OrderGrains.Mail;
using OrderGrains.Payments;
using OrderGrains.Runtime;
using OrderGrains.Status;
using OrderGrains.Stores;

namespace OrderGrains.Silo;

/// <summary>
/// Adds grains to a process: all of them on the embedded file, its share on a shared store, or none as a client.
/// </summary>
public static class SiloHost
{
    /// <summary>What the grains run on in this build.</summary>
    public const string Name = "BuiltIn";

    /// <summary>Adds the silo, or the client, that the settings describe.</summary>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, OrderGrainsOptions options)
    {
        builder.Services.AddEmail(options.Email, options.DataPath);
        builder.Services.AddPayments(options.Payments);
        builder.Services.Configure<GrainRuntimeOptions>(runtime =>
        {
            runtime.MailboxLimit = options.Grains.MailboxLimit;
            runtime.IdleAge = options.Grains.IdleAge;
        });
        builder.Services.Configure<StoreOptions>(stores =>
        {
            stores.ConfirmAfter = options.Stores.ConfirmAfter;
            stores.OrdersPerSecond = options.Stores.OrdersPerSecond;
        });
        builder.Services.AddSingleton<IGrainActivity, GrainActivity>().AddSiloStatus();
        if (options.Store.IsShared)
        {
            builder.Services.AddSiloParts(options.Ledger).AddClusterParts(options, builder.Configuration);
        }
        else
        {
            builder.Services.AddSilo(options.Ledger, provider => SqliteStore.Open(
                options.Sqlite, provider.GetRequiredService<ILogger<SqliteStore>>()));
        }

        return builder;
    }

    /// <summary>Maps the host's own pages: this one has none.</summary>
    public static void MapHostPages(this IEndpointRouteBuilder app)
    {
    }
}
