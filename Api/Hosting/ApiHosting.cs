using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderGrains.Api.Cluster;
using OrderGrains.Api.Json;
using OrderGrains.Api.Metrics;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Api.Samples;
using OrderGrains.Api.Telemetry;
using OrderGrains.Configuration;

namespace OrderGrains.Api.Hosting;

/// <summary>Sets the front end up: its services, its server, and what every request passes through.</summary>
internal static class ApiHosting
{
    private const int MostConnections = 10_000;

    /// <summary>A builder that finds its appsettings.json beside the program, wherever it is started.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    /// <summary>Reads the settings. False: they are wrong, and every error has been written.</summary>
    public static bool TryAddSettings(
        this WebApplicationBuilder builder, TextWriter errors, out OrderGrainsOptions options)
    {
        var reader = new SettingsReader(builder.Configuration);
        options = OrderGrainsOptions.Read(reader);
        reader.RefuseUnknown();
        foreach (string error in ListenAddresses.Check(builder.Configuration, options.Security.AdminKey))
        {
            reader.AddError(error);
        }

        foreach (string error in reader.Errors)
        {
            errors.WriteLine($"error: {error}");
        }

        builder.Services.AddSingleton(options).AddSingleton(options.Api).AddSingleton(options.Security)
            .AddSingleton(options.Telemetry);
        builder.AddLogExport(options.Telemetry);
        return reader.Errors.Count == 0;
    }

    /// <summary>Adds the front end.</summary>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        if (ListenAddresses.Of(builder.Configuration).Count == 0)
        {
            builder.WebHost.UseUrls(ListenAddresses.Default);
        }

        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = BodyLimit.BatchBytes;
            server.Limits.MaxConcurrentConnections = MostConnections;
        });
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GrainCalls>().AddSingleton<OrderIds>();
        services.ConfigureHttpJsonOptions(json =>
        {
            ApiJson.Apply(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Web);
        });
        services.AddApiDocument();
        services.AddClusterView();
        services.AddSingleton<MetricsCollector>();
        services.AddHostedService<TelemetryExport>();
        services.AddSingleton<SampleStores>();
        services.AddHostedService(static provider => provider.GetRequiredService<SampleStores>());
    }

    /// <summary>What every request passes through, from the outside in.</summary>
    public static void UseApi(this WebApplication app)
    {
        // Made now, so that it counts from the first request on and not from the first look at it.
        app.Services.GetRequiredService<MetricsCollector>();
        if (app.Services.GetRequiredService<TelemetryOptions>().OtlpEndpoint is not null)
        {
            app.UseMiddleware<RequestSpanMiddleware>();
        }

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
