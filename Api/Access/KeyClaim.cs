using System.Globalization;

namespace OrderGrains.Api.Access;

/// <summary>What a key says of itself, true or not.</summary>
/// <param name="Role">Whose key it is: a store's or a customer's.</param>
/// <param name="Id">The store's or customer's id.</param>
/// <param name="Generation">Which of the store's keys it is, from 1; 0 for a customer's.</param>
internal sealed record KeyClaim(CallerRole Role, string Id, int Generation)
{
    public const string CustomerPrefix = "ogc_";
    public const string StorePrefix = "ogk_";

    // The longest id, each of its bytes escaped, and what is around it.
    private const int MostLength = 512;

    /// <summary>
    /// Reads <c>ogc_id.mac</c> or <c>ogk_id.generation.mac</c>, with the id escaped as in an address. Reads more than
    /// is ever made: a key holds only if making it again gives the same text.
    /// </summary>
    public static KeyClaim? Read(string key)
    {
        if (key.Length > MostLength || key.LastIndexOf('.') is not (> 0 and var end))
        {
            return null;
        }

        if (key.StartsWith(CustomerPrefix, StringComparison.Ordinal) && end > CustomerPrefix.Length)
        {
            return new KeyClaim(CallerRole.Customer, IdIn(key[CustomerPrefix.Length..end]), 0);
        }

        return key.StartsWith(StorePrefix, StringComparison.Ordinal)
            && key.LastIndexOf('.', end - 1) is var dot && dot > StorePrefix.Length
            && int.TryParse(
                key.AsSpan((dot + 1)..end), NumberStyles.None, CultureInfo.InvariantCulture, out int generation)
            ? new KeyClaim(CallerRole.Store, IdIn(key[StorePrefix.Length..dot]), generation)
            : null;
    }

    private static string IdIn(string escaped) => Uri.UnescapeDataString(escaped);
}
