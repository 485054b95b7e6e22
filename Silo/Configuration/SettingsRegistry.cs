using Microsoft.Extensions.Configuration;

namespace OrderGrains.Configuration;

/// <summary>Every setting there is, as the code reads them: what docs/operations.md is checked against.</summary>
public static class SettingsRegistry
{
    /// <summary>All settings, in the order in which they are read.</summary>
    public static IReadOnlyList<Setting> All { get; } = ReadAll();

    /// <summary>The settings as the table of docs/operations.md.</summary>
    public static IEnumerable<string> Table()
    {
        yield return "| Key | Meaning | Default | Range |";
        yield return "|---|---|---|---|";
        foreach (Setting setting in All)
        {
            yield return $"| `{setting.Key}` | {setting.Meaning} | {setting.Default} | {setting.Range} |";
        }
    }

    private static IReadOnlyList<Setting> ReadAll()
    {
        var reader = new SettingsReader(new ConfigurationBuilder().Build());
        OrderGrainsOptions.Read(reader);
        return reader.Settings;
    }
}
