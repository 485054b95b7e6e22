using OrderGrains.Ledger;

namespace OrderGrains.Configuration;

/// <summary>Reads the section <c>OrderGrains:Sqlite</c>.</summary>
public static class SqliteSettings
{
    private const long MegabyteSizeBytes = 1 << 20;
    private const long MostMegabytes = 16_000_000;

    /// <summary>Reads the section, for a file in a folder.</summary>
    public static SqliteStoreOptions Read(SettingsReader settings, string folder) => new()
    {
        Folder = folder,
        MaxSizeBytes = MegabyteSizeBytes * settings.Number(
            new(
                "Sqlite:MaxSizeMB",
                "The most that the file grows to, in MiB; full, writes are answered 503 and reads go on. 0: no limit."),
            0,
            0,
            MostMegabytes),
    };
}
