namespace OrderGrains.Configuration;

/// <summary>Names a setting where it is read.</summary>
/// <param name="Key">The key below <c>OrderGrains:</c>.</param>
/// <param name="Meaning">What it does, in one sentence.</param>
public readonly record struct SettingName(string Key, string Meaning);
