using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Ledger;

/// <summary>
/// Keys as the table holds them. The ledger's own keys, plain ASCII, are held as they are. What follows is for others:
/// <list type="bullet">
/// <item><c>$</c> is doubled, so that <c>$head</c> is nobody's key but the head's.</item>
/// <item>
/// A character from U+D7FF on becomes U+D7FF and its code point in six hex digits, so that keys sort by code point
/// whether a service compares UTF-16 or UTF-8.
/// </item>
/// <item>
/// The service takes 512 characters. A longer key is held as its first 440 and a hash; the row then holds the key
/// itself in a property, and readers put the rows of one such beginning in order.
/// </item>
/// </list>
/// </summary>
internal static class TableKey
{
    internal const string Head = "$head";

    internal const int PrefixLength = 440;

    private const char Escape = '\uD7FF';

    // The first characters behind the two ranges that no key may hold.
    private const char AfterControls = ' ';
    private const char AfterLateControls = '\u00A0';

    // Sorts behind every hash.
    private const char AfterHashes = '\u00FF';

    /// <summary>The partition of a bucket.</summary>
    internal static string Partition(int bucket) =>
        bucket == LedgerMeta.Partition ? "meta" : bucket.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>True for a key that is held by its beginning and a hash.</summary>
    internal static bool IsHashed(string rowKey) => rowKey.Length > PrefixLength;

    /// <summary>The row key of a key.</summary>
    internal static string Encode(string key)
    {
        string text = Escaped(key);
        if (text.Length <= PrefixLength)
        {
            return text;
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return $"{text[..PrefixLength]}~{Convert.ToHexStringLower(hash)}";
    }

    /// <summary>The key of a row key that is not hashed.</summary>
    internal static string Decode(string rowKey)
    {
        if (rowKey.AsSpan().IndexOfAny('$', Escape) < 0)
        {
            return rowKey;
        }

        var key = new StringBuilder(rowKey.Length);
        for (int at = 0; at < rowKey.Length; at++)
        {
            if (rowKey[at] == Escape)
            {
                key.Append(char.ConvertFromUtf32(
                    int.Parse(rowKey.AsSpan(at + 1, 6), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
                at += 6;
            }
            else
            {
                key.Append(rowKey[at]);
                at += rowKey[at] == '$' ? 1 : 0;
            }
        }

        return key.ToString();
    }

    /// <summary>
    /// The first row key of a range; with longer bounds than the table takes, it may come before the bound.
    /// </summary>
    internal static string LowerBound(string bound)
    {
        string text = Escaped(WithoutControls(bound));
        return text.Length > PrefixLength ? text[..PrefixLength] : text;
    }

    /// <summary>The row key behind a range; with longer bounds than the table takes, it may come after it.</summary>
    internal static string UpperBound(string bound)
    {
        string text = Escaped(WithoutControls(bound));
        return text.Length > PrefixLength ? text[..PrefixLength] + AfterHashes : text;
    }

    /// <summary>
    /// A bound that parts the same keys, without the characters that no key may hold: it ends at the first of them, in
    /// the next character that may be there.
    /// </summary>
    private static string WithoutControls(string bound)
    {
        int at = bound.AsSpan().IndexOfAnyInRange('\0', '\u001F');
        int late = bound.AsSpan().IndexOfAnyInRange('\u007F', '\u009F');
        return (at, late) switch
        {
            (< 0, < 0) => bound,
            ( >= 0, < 0) => bound[..at] + AfterControls,
            ( >= 0, >= 0) when at < late => bound[..at] + AfterControls,
            _ => bound[..late] + AfterLateControls,
        };
    }

    private static string Escaped(string key)
    {
        if (!key.AsSpan().ContainsAnyInRange(Escape, char.MaxValue) && !key.Contains('$', StringComparison.Ordinal))
        {
            return key;
        }

        var text = new StringBuilder(key.Length + 16);
        for (int at = 0; at < key.Length; at++)
        {
            char c = key[at];
            if (c < Escape)
            {
                text.Append(c, c == '$' ? 2 : 1);
                continue;
            }

            bool isPair = at + 1 < key.Length && char.IsSurrogatePair(c, key[at + 1]);
            int codePoint = isPair ? char.ConvertToUtf32(c, key[at + 1]) : c;
            text.Append(Escape).Append(codePoint.ToString("x6", CultureInfo.InvariantCulture));
            at += isPair ? 1 : 0;
        }

        return text.ToString();
    }
}
