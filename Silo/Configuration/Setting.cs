namespace OrderGrains.Configuration;

/// <summary>A setting as docs/operations.md lists it.</summary>
/// <param name="Key">The full key, e.g. <c>OrderGrains:Api:RequestTimeout</c>.</param>
/// <param name="Meaning">What it does, in one sentence.</param>
/// <param name="Default">The value when it is not set.</param>
/// <param name="Range">The legal values.</param>
public sealed record Setting(string Key, string Meaning, string Default, string Range);
