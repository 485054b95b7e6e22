using System.Collections.Frozen;
using System.Globalization;
using OrderGrains.Money;

namespace OrderGrains.Notifications;

/// <summary>Writes amounts for people: with as many decimals as the currency has (ISO 4217).</summary>
public static class CurrencyFormat
{
    private const int UsualDecimals = 2;

    // Every currency of ISO 4217 list one whose number of decimals is not two.
    private static readonly FrozenDictionary<string, int> Unusual = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["ISK"] = 0, ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0,
        ["PYG"] = 0, ["RWF"] = 0, ["UGX"] = 0, ["UYI"] = 0, ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0,
        ["XPF"] = 0, ["BHD"] = 3, ["IQD"] = 3, ["JOD"] = 3, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["TND"] = 3,
        ["CLF"] = 4, ["UYW"] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number of decimals of a currency.</summary>
    public static int Decimals(string currency) => Unusual.GetValueOrDefault(currency, UsualDecimals);

    /// <summary>The amount and the currency's code, e.g. <c>1,234.50 EUR</c>.</summary>
    public static string Format(MinorUnits amount, string currency, CultureInfo culture)
    {
        int decimals = Decimals(currency);
        decimal major = amount.Value;
        for (int i = 0; i < decimals; i++)
        {
            major /= 10;
        }

        return $"{major.ToString($"N{decimals}", culture)} {currency}";
    }
}
