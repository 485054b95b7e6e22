using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderGrains.Api.Cluster;
using OrderGrains.Api.Compatibility;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Api.Samples;
using OrderGrains.Api.Web;
using OrderGrains.Configuration;
using OrderGrains.Hosting;

namespace OrderGrains.Api.Hosting;

/// <summary>Sets the front end up: its services, its server, and what every request passes through.</summary>
internal static class ApiHosting
{
    private const int MostConnections = 10_000;

    /// <summary>Adds the front end.</summary>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = BodyLimit.BatchBytes;
            server.Limits.MaxConcurrentConnections = MostConnections;
        });
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GrainCalls>().AddSingleton<StoreRush>().AddSingleton<OrderIds>();
        services.AddSingleton<CoffeeShop>();
        services.ConfigureHttpJsonOptions(json =>
        {
            ApiJson.Apply(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Web);
        });
        services.AddApiDocument();
        services.AddClusterView();
        services.AddWeb();
        services.AddSingleton<SampleStores>();
        services.AddHostedService(static provider => provider.GetRequiredService<SampleStores>());
    }

    /// <summary>What every request passes through, from the outside in.</summary>
    public static void UseApi(this WebApplication app)
    {
        app.UseTelemetry();
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseApiDocumentPages();
        app.UseRouting();
        if (app.Services.GetRequiredService<SecurityOptions>().AdminKey is { } key)
        {
            app.UseMiddleware<AdminKeyMiddleware>(key);
        }
    }
}
