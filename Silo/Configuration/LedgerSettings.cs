using OrderGrains.Ledger;

namespace OrderGrains.Configuration;

/// <summary>Reads the section <c>OrderGrains:Ledger</c>.</summary>
public static class LedgerSettings
{
    private const long MegabyteSizeBytes = 1 << 20;

    /// <summary>Reads the section; what it does not name keeps its default.</summary>
    public static LedgerOptions Read(SettingsReader settings)
    {
        var fallback = new LedgerOptions();
        return new LedgerOptions
        {
            MaxQueuedWrites = (int)settings.Number(
                new("Ledger:MaxQueuedWrites", "The most writes that wait for a commit; more are answered 503."),
                fallback.MaxQueuedWrites, 1, 1_000_000),
            CommitRetries = (int)settings.Number(
                new("Ledger:CommitRetries", "How often a commit that definitely failed is tried again."),
                fallback.CommitRetries, 0, 10),
            DeliveryAttempts = (int)settings.Number(
                new("Ledger:DeliveryAttempts", "How often an event is delivered before it becomes a dead letter."),
                fallback.DeliveryAttempts, 1, 100),
            MaxDeliveries = (int)settings.Number(
                new("Ledger:MaxDeliveries", "The most deliveries of events under way at once in a bucket."),
                fallback.MaxDeliveries, 1, 10_000),
            RecentSizeBytes = MegabyteSizeBytes * settings.Number(
                new(
                    "Ledger:RecentSizeMB",
                    "Memory for states of a shared store that were last read and written, in MiB. 0: none."),
                fallback.RecentSizeBytes / MegabyteSizeBytes, 0, 1_000_000),
            EventRetention = settings.Duration(
                new("Ledger:EventRetention", "How long delivered events stay in the log."),
                fallback.EventRetention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)),
        };
    }
}
