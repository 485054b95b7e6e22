using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OrderGrains.Configuration;

/// <summary>
/// Reads the settings under <c>OrderGrains:</c>. Each is described where it is read, so that what is read, what is
/// checked and what is documented cannot differ. Every error is collected, none thrown. Not thread-safe.
/// </summary>
public sealed class SettingsReader
{
    /// <summary>The section that all settings are in.</summary>
    public const string Root = "OrderGrains";

    private readonly IConfigurationSection root;
    private readonly List<Setting> settings = [];
    private readonly List<string> errors = [];

    /// <summary>Reads from a configuration.</summary>
    public SettingsReader(IConfiguration configuration) => root = configuration.GetSection(Root);

    /// <summary>The settings read so far, in the order of reading.</summary>
    public IReadOnlyList<Setting> Settings => settings;

    /// <summary>What is wrong so far; each sentence begins with the key.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Reads a text that is never empty.</summary>
    public string Text(SettingName name, string fallback) =>
        Read(name, (fallback, "not empty"), static text => text.Length > 0 ? (text, null) : (text, "must not be empty"))
            ?? fallback;

    /// <summary>Reads a name that has rules of its own.</summary>
    public string Name(SettingName name, string fallback, string range, Func<string, bool> isName) =>
        Read(name, (fallback, range), text => isName(text) ? (text, null) : (text, $"must be {range}")) ?? fallback;

    /// <summary>
    /// Reads a text that may be absent; <paramref name="check"/> answers what is wrong with it, or null.
    /// </summary>
    public string? OptionalText(SettingName name, string range, Func<string, string?> check) =>
        Read<string?>(name, ("none", range), text => (text, check(text)));

    /// <summary>Reads a span of time as <c>hh:mm:ss</c>, <c>d.hh:mm:ss</c> or with fractions of a second.</summary>
    public TimeSpan Duration(SettingName name, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        string range = $"{least:c} to {most:c}";
        return Read<TimeSpan?>(name, (fallback.ToString("c"), range), text =>
            TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan value)
                && value >= least && value <= most
                ? (value, null)
                : (null, $"must be a span of time from {range}")) ?? fallback;
    }

    /// <summary>Reads a whole number.</summary>
    public long Number(SettingName name, long fallback, long least, long most)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
        return Read<long?>(name, (fallback.ToString(CultureInfo.InvariantCulture), range), text =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
                && value >= least && value <= most
                ? (value, null)
                : (null, $"must be a whole number from {range}")) ?? fallback;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool Flag(SettingName name, bool fallback) =>
        Read<bool?>(name, (fallback ? "true" : "false", "true, false"), static text =>
            bool.TryParse(text, out bool value) ? (value, null) : (null, "must be true or false")) ?? fallback;

    /// <summary>Reads one of an enumeration's names.</summary>
    public TEnum Choice<TEnum>(SettingName name, TEnum fallback)
        where TEnum : struct, Enum
    {
        string range = string.Join(", ", Enum.GetNames<TEnum>());
        return Read<TEnum?>(name, (fallback.ToString(), range), text =>
            Enum.TryParse(text, ignoreCase: true, out TEnum value) && Enum.IsDefined(value) && !char.IsDigit(text[0])
                ? (value, null)
                : (null, $"must be one of: {range}")) ?? fallback;
    }

    /// <summary>Adds what only a look at several settings together can tell; the sentence begins with a key.</summary>
    public void AddError(string error) => errors.Add(error);

    /// <summary>Call last: every key of the section that nothing has read becomes an error.</summary>
    public void RefuseUnknown()
    {
        string[] known = [.. settings.Select(setting => setting.Key)];
        foreach (string key in Leaves(root).Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            string? near = KeySuggestion.Nearest(key, known);
            errors.Add(near is null ? $"{key} is not a setting" : $"{key} is not a setting; did you mean {near}?");
        }
    }

    private static IEnumerable<string> Leaves(IConfigurationSection section) =>
        section.GetChildren().SelectMany(child =>
            child.GetChildren().Any() ? Leaves(child) : Enumerable.Repeat(child.Path, 1));

    private T? Read<T>(
        SettingName name, (string Default, string Range) shown, Func<string, (T? Value, string? Error)> parse)
    {
        string key = $"{Root}:{name.Key}";
        settings.Add(new Setting(key, name.Meaning, shown.Default, shown.Range));
        if (root[name.Key] is not { } text)
        {
            return default;
        }

        (T? value, string? error) = parse(text.Trim());
        if (error is not null)
        {
            errors.Add($"{key} {error}");
            return default;
        }

        return value;
    }
}
