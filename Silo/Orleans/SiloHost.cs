using Microsoft.AspNetCore.Routing;
using Orleans.Dashboard;
using Orleans.Hosting;
using OrderGrains.Configuration;
using OrderGrains.Hosting;
using OrderGrains.Ledger;
using OrderGrains.Mail;
using OrderGrains.Payments;
using OrderGrains.Status;
using OrderGrains.Stores;

namespace OrderGrains.Silo;

/// <summary>
/// Adds grains on Microsoft Orleans to a process: all of them on the embedded file, its share on a shared store, or
/// none as a client.
/// </summary>
public static class SiloHost
{
    /// <summary>What the grains run on in this build.</summary>
    public const string Name = "Orleans";

    /// <summary>Adds the silo, or the client, that the settings describe.</summary>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, OrderGrainsOptions options)
    {
        IServiceCollection services = builder.Services;
        services.AddEmail(options.Email, options.DataPath);
        services.AddPayments(options.Payments);
        services.Configure<StoreOptions>(stores =>
        {
            stores.ConfirmAfter = options.Stores.ConfirmAfter;
            stores.OrdersPerSecond = options.Stores.OrdersPerSecond;
        });
        OwnershipOptions ownership = options.Ledger.Ownership;
        ownership.Lease = options.Cluster.Lease;
        ownership.RenewInterval = options.Cluster.Lease / 6;
        ownership.Margin = options.Cluster.Lease / 6;
        ownership.HttpAddress = options.Cluster.HttpAddress
            ?? ListenAddresses.Reachable(builder.Configuration, options.Cluster.Host);
        services.AddLedgerParts(options.Ledger, overlappingWrites: false);
        services.AddSingleton<CallStatistics>();
        services.AddSingleton<SharedStore>();
        services.AddSingleton<MembershipRows>();
        services.AddSingleton<IGrainActivity, GrainActivity>();
        if (options.Cluster.Role == ClusterRole.Client)
        {
            services.AddSingleton<ILedgerDeliveries, ClientDeliveries>();
            services.AddHostedService<ClientService>();
            builder.UseOrleansClient(client => OrleansClient.Configure(client, options));
        }
        else
        {
            builder.UseOrleans(silo => OrleansSilo.Configure(silo, options));
        }

        services.AddSiloStatus();
        LogLess(builder);
        return builder;
    }

    // Orleans tells of every connection and stage, and its placement of every try; who wants that sets the level.
    private static void LogLess(IHostApplicationBuilder builder)
    {
        foreach (string category in (string[])["Orleans", "Polly"])
        {
            if (builder.Configuration[$"Logging:LogLevel:{category}"] is null)
            {
                builder.Logging.AddFilter(category, LogLevel.Warning);
            }
        }
    }

    /// <summary>Maps Microsoft's dashboard, behind the admin key, where <see cref="AddSilo"/> was called.</summary>
    public static void MapHostPages(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<CallStatistics>() is not null)
        {
            app.MapGroup("").ExcludeFromDescription().AddEndpointFilter<AdminKeyFilter>()
                .MapOrleansDashboard("/dashboard");
        }
    }
}
