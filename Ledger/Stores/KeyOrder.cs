namespace OrderGrains.Ledger;

/// <summary>
/// The order of keys in every store: by code point, which is the order of their UTF-8 bytes. Ordinal comparison of
/// strings differs from it only where surrogate pairs meet U+E000 to U+FFFF.
/// </summary>
internal static class KeyOrder
{
    internal static int Compare(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        return Rank(left[common]).CompareTo(Rank(right[common]));
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
