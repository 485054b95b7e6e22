using OrderGrains.Configuration;
using OrderGrains.Health;
using OrderGrains.Hosting;
using OrderGrains.LocalCluster;
using OrderGrains.Status;

namespace OrderGrains.Silo;

/// <summary>
/// One silo as a process of its own: grains, and an HTTP port that says how they are; after <c>cluster</c>, a whole
/// cluster on this machine.
/// </summary>
internal static class Program
{
    /// <summary>Runs until it is told to stop. 0: stopped; 1: the settings are wrong, and stderr says how.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is [ClusterCommand.Name, .. string[] clusterArguments])
        {
            return await ClusterCommand.RunAsync(clusterArguments, CancellationToken.None);
        }

        WebApplicationBuilder builder = ProcessHosting.CreateBuilder(args);
        if (!builder.TryAddSettings(Console.Error, out OrderGrainsOptions options))
        {
            return 1;
        }

        builder.AddDefaultUrl(ListenAddresses.SiloDefault);
        builder.AddSilo(options);
        builder.AddTelemetry(options.Telemetry);
        await using WebApplication app = builder.Build();
        app.UseTelemetry();
        app.MapSiloHealth();
        app.MapSilo();
        app.MapHostPages();
        await app.RunAsync();
        return 0;
    }
}
