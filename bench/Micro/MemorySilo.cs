using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OrderGrains.Configuration;
using OrderGrains.Silo;

namespace OrderGrains.Bench.Micro;

/// <summary>The embedded silo, set up as the front end does.</summary>
internal static class MemorySilo
{
    public static void Add(HostApplicationBuilder builder, string folder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OrderGrains:DataPath"] = folder,
            ["OrderGrains:Email:Sender"] = "Discard",
        });
        SettingsReader reader = new(builder.Configuration);
        OrderGrainsOptions options = OrderGrainsOptions.Read(reader);
        if (reader.Errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join("; ", reader.Errors));
        }

        builder.AddSilo(options);
    }
}
