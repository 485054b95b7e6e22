using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>
/// Amounts as Stripe counts them: in the currency's smallest unit, as we do, but for a króna, which has lost its
/// hundredth everywhere but there.
/// </summary>
internal static class StripeAmount
{
    private const int Hundredths = 100;

    /// <summary>Our amount as theirs.</summary>
    public static long ToStripe(MinorUnits amount, string currency) => checked(amount.Value * FactorOf(currency));

    /// <summary>Their amount as ours.</summary>
    public static MinorUnits FromStripe(long amount, string currency) => new(amount / FactorOf(currency));

    private static int FactorOf(string currency) =>
        currency.Equals("ISK", StringComparison.OrdinalIgnoreCase) ? Hundredths : 1;
}
