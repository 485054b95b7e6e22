namespace OrderGrains.Configuration;

/// <summary>How grains are run, whatever the host. Section <c>OrderGrains:Grains</c>.</summary>
public sealed class GrainsOptions
{
    /// <summary>
    /// The most calls that wait for one grain; one more is answered 503. More rides out longer bursts on one order or
    /// store, fewer answers sooner. Default: 1,000; 1 to 1,000,000.
    /// </summary>
    public int MailboxLimit { get; init; } = 1_000;

    /// <summary>
    /// How long nobody calls a grain until its memory is freed. Longer costs memory, shorter costs reads of the ledger.
    /// Default: 10 min; 1 s to 1 d.
    /// </summary>
    public TimeSpan IdleAge { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads the section.</summary>
    public static GrainsOptions Read(SettingsReader settings) => new()
    {
        MailboxLimit = (int)settings.Number(
            new("Grains:MailboxLimit", "The most calls that wait for one order or store; one more is answered 503."),
            1_000, 1, 1_000_000),
        IdleAge = settings.Duration(
            new("Grains:IdleAge", "How long nobody calls an order or store until its memory is freed."),
            TimeSpan.FromMinutes(10),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromDays(1)),
    };
}
