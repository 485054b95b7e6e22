using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration.Memory;
using OrderGrains.Configuration;
using OrderGrains.Metrics;
using OrderGrains.Telemetry;

namespace OrderGrains.Hosting;

/// <summary>What every process has, with a front end or without: settings, an address, telemetry.</summary>
internal static class ProcessHosting
{
    // Any other source wins. Requests are not logged one by one: orchestrators ask for health every few seconds.
    private static readonly Dictionary<string, string?> QuietLogs = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "None",
    };

    /// <summary>
    /// A builder that finds its appsettings.json beside the program, wherever it is started, and logs what matters.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(
            0, new MemoryConfigurationSource { InitialData = QuietLogs });
        return builder;
    }

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
            .AddSingleton(options.Telemetry).AddSingleton(options.Web);
        return reader.Errors.Count == 0;
    }

    /// <summary>Where the process listens when nothing says where.</summary>
    public static void AddDefaultUrl(this WebApplicationBuilder builder, string address)
    {
        if (ListenAddresses.Of(builder.Configuration).Count == 0)
        {
            builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, address);
            builder.Configuration[WebHostDefaults.ServerUrlsKey] = address;
        }
    }

    /// <summary>Counts what happens, and sends it on when an endpoint is set.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, TelemetryOptions options)
    {
        builder.AddLogExport(options);
        builder.Services.AddSingleton<MetricsCollector>();
        builder.Services.AddHostedService<TelemetryExport>();
    }

    /// <summary>Begins to count: from the first request on, not from the first look at the numbers.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        app.Services.GetRequiredService<MetricsCollector>();
        if (app.Services.GetRequiredService<TelemetryOptions>().OtlpEndpoint is not null)
        {
            app.UseMiddleware<RequestSpanMiddleware>();
        }
    }
}
