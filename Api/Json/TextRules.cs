using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Json;

/// <summary>
/// Rules of form that texts in bodies keep. What is absent keeps them all; what must be there says so itself.
/// </summary>
internal static class TextRules
{
    public static void Id(this FieldErrors errors, string pointer, string? value, bool required = false)
    {
        if (value is null ? required : !EntityId.IsValid(value))
        {
            errors.AddPointer(pointer, EntityId.Rule);
        }
    }

    /// <summary>One line: no control characters.</summary>
    public static void Line(this FieldErrors errors, string pointer, string? value, int most)
    {
        if (value is not null && (value.Length > most || value.AsSpan().ContainsAnyInRange('\0', '\u001f')
            || value.Contains('\u007f', StringComparison.Ordinal)))
        {
            errors.AddPointer(pointer, $"must be at most {most} characters without control characters");
        }
    }

    /// <summary>One line that must not be empty.</summary>
    public static void RequiredLine(this FieldErrors errors, string pointer, string? value, int most)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            errors.AddPointer(pointer, $"must be 1 to {most} characters");
            return;
        }

        errors.Line(pointer, value, most);
    }

    /// <summary>Some lines: line breaks and tabs are the only control characters.</summary>
    public static void Lines(this FieldErrors errors, string pointer, string? value, int most)
    {
        if (value is null)
        {
            return;
        }

        bool ok = value.Length <= most;
        foreach (char letter in value.AsSpan()[..Math.Min(value.Length, most)])
        {
            ok &= letter is '\n' or '\r' or '\t' || !char.IsControl(letter);
        }

        if (!ok)
        {
            errors.AddPointer(pointer, $"must be at most {most} characters; line breaks and tabs may be among them");
        }
    }

    /// <summary>A whole number within a range.</summary>
    public static void Range(this FieldErrors errors, string pointer, long? value, long least, long most)
    {
        if (value < least || value > most)
        {
            errors.AddPointer(pointer, FormattableString.Invariant($"must be a whole number from {least} to {most}"));
        }
    }

    /// <summary>A BCP 47 language tag.</summary>
    public static void Locale(this FieldErrors errors, string pointer, string? value)
    {
        if (value is not null && !LanguageTag.IsValid(value))
        {
            errors.AddPointer(pointer, "must be a language tag such as en or de-CH");
        }
    }

    /// <summary>An ISO 4217 code.</summary>
    public static void Currency(this FieldErrors errors, string pointer, string? value)
    {
        if (value is not null && !CurrencyCode.IsKnown(value))
        {
            errors.AddPointer(pointer, "must be a currency code of ISO 4217 such as EUR");
        }
    }
}
