using OrderGrains.Api.Access;
using OrderGrains.Api.Cluster;
using OrderGrains.Api.Compatibility;
using OrderGrains.Api.DeadLetters;
using OrderGrains.Api.Feeds;
using OrderGrains.Api.Fulfilments;
using OrderGrains.Api.Health;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Pages;
using OrderGrains.Api.Payments;
using OrderGrains.Api.Stores;
using OrderGrains.Api.Web;
using OrderGrains.Configuration;
using OrderGrains.Hosting;
using OrderGrains.Silo;

namespace OrderGrains.Api;

/// <summary>The front end's process.</summary>
public static class Program
{
    /// <summary>Runs until it is told to stop. 0: stopped; 1: the settings are wrong, and stderr says how.</summary>
    public static async Task<int> Main(string[] args)
    {
        WebApplicationBuilder builder = ProcessHosting.CreateBuilder(args);
        if (!builder.TryAddSettings(Console.Error, out OrderGrainsOptions options))
        {
            return 1;
        }

        builder.AddDefaultUrl(ListenAddresses.Default);
        builder.AddSilo(options);
        builder.AddTelemetry(options.Telemetry);
        builder.AddApi();
        await using WebApplication app = builder.Build();
        Map(app);
        await app.RunAsync();
        return 0;
    }

    /// <summary>Everything that can be asked for.</summary>
    internal static void Map(WebApplication app)
    {
        app.UseApi();
        app.MapHome();
        app.MapAccess();
        app.MapOrders();
        app.MapPayments();
        app.MapPaymentProvider();
        app.MapFulfilments();
        app.MapStores();
        app.MapFeeds();
        app.MapDeadLetters();
        app.MapOrderMiddleware();
        app.MapCoffee();
        app.MapPaymentWebhook();
        app.MapCluster();
        app.MapHealth();
        app.MapMetrics();
        app.MapHostPages();
        app.MapApiDocument();
        app.MapWeb();
    }
}
