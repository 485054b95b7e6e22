using OrderGrains.Configuration;

namespace OrderGrains.Tests.Configuration;

public sealed class SettingsTableTests
{
    [Fact]
    public void Operations_SettingsTable_IsWhatTheCodeReads()
    {
        string[] page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"));
        string[] expected = [.. SettingsRegistry.Table()];
        string[] actual = [.. page.SkipWhile(line => line != expected[0]).TakeWhile(line => line.StartsWith('|'))];
        Assert.True(
            expected.SequenceEqual(actual),
            "docs/operations.md should hold exactly these rows:\n" + string.Join('\n', expected));
    }

    [Fact]
    public void Registry_Keys_AreUniqueAndExplained()
    {
        Assert.Equal(
            SettingsRegistry.All.Count,
            SettingsRegistry.All.Select(setting => setting.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(SettingsRegistry.All, setting => Assert.EndsWith(".", setting.Meaning));
    }
}
