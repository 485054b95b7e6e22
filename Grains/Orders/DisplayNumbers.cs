using System.Globalization;

namespace OrderGrains.Orders;

/// <summary>The short numbers that people call out.</summary>
public static class DisplayNumbers
{
    private const int Admitted = 10_000;
    private const uint RejectedCount = 1_000;
    private const int Digits = 3;
    private const int MostDigits = 4;

    /// <summary>What a number looks like, for people.</summary>
    public const string Rule = "must be a number such as 042, or R042 of a rejected order";

    /// <summary>The number of an order that its store admitted: repeats after 10,000 orders of the store.</summary>
    public static string Of(long admissionNumber) =>
        (admissionNumber % Admitted).ToString("D3", CultureInfo.InvariantCulture);

    /// <summary>Reads a number as people write it: leading zeros may be missing, and the letter may be small.</summary>
    public static bool TryRead(string text, out string number)
    {
        string letter = text.StartsWith('R') || text.StartsWith('r') ? "R" : "";
        string digits = text[letter.Length..];
        number = letter + digits.PadLeft(Digits, '0');
        return digits.Length is > 0 and <= MostDigits && digits.All(char.IsAsciiDigit);
    }

    /// <summary>The number of an order that a rule rejected; nobody calls it out, so it is taken from the id.</summary>
    public static string Rejected(string orderId)
    {
        const uint OffsetBasis = 2_166_136_261;
        const uint Prime = 16_777_619;
        uint hash = OffsetBasis;
        foreach (char character in orderId)
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        return $"R{(hash % RejectedCount).ToString("D3", CultureInfo.InvariantCulture)}";
    }
}
