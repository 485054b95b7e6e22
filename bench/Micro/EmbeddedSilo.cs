using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OrderGrains.Configuration;
using OrderGrains.Ledger;
using OrderGrains.Mail;
using OrderGrains.Notifications;
using OrderGrains.Silo;

namespace OrderGrains.Bench.Micro;

/// <summary>The embedded silo, set up as the front end does, or on a store in memory.</summary>
internal static class EmbeddedSilo
{
    public static void Add(HostApplicationBuilder builder, string folder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OrderGrains:DataPath"] = folder,
            ["OrderGrains:Email:Sender"] = "Discard",
            ["OrderGrains:Grains:IdleAge"] = "02:00:00",
        });
        SettingsReader reader = new(builder.Configuration);
        OrderGrainsOptions options = OrderGrainsOptions.Read(reader);
        if (reader.Errors.Count > 0)
        {
            throw new InvalidOperationException(string.Join("; ", reader.Errors));
        }

        builder.AddSilo(options);
    }

    public static void AddInMemory(HostApplicationBuilder builder)
    {
        builder.Services.AddEmail(new EmailOptions { Sender = EmailSenderKind.Discard }, dataPath: "");
        builder.Services.AddSilo(new LedgerOptions(), static _ => new MemoryStore());
    }
}
