using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderGrains.Notifications;

/// <summary>Languages of e-mails: BCP 47 tags, whatever their case.</summary>
public static partial class EmailLocale
{
    /// <summary>The language of the built-in templates.</summary>
    public const string Default = "en";

    private const int TimeoutMilliseconds = 100;

    /// <summary>True for a well-formed tag of at most 35 characters.</summary>
    public static bool IsValid(string tag) => tag.Length <= 35 && Tag().IsMatch(tag);

    /// <summary>The tags to look a template up by: the whole tag, its language alone, English; lower case.</summary>
    public static IReadOnlyList<string> Chain(string? tag)
    {
        if (tag is null || !IsValid(tag))
        {
            return [Default];
        }

        string whole = tag.ToLowerInvariant();
        string[] chain = [whole, whole.Split('-')[0], Default];
        return [.. chain.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// How numbers and dates are written; the invariant way for a language that the machine does not know.
    /// Only cultures that the machine ships are made, so that customers' tags do not fill its cache.
    /// </summary>
    public static CultureInfo Culture(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Tag();
}
