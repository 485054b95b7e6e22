using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Api.Access;

/// <summary>
/// Makes a tenant's keys from its secret, and knows them again: nothing of them is stored. A key is what it claims and
/// an HMAC-SHA-256 over kind, tenant, id and generation. Immutable.
/// </summary>
internal sealed class KeyMaker(string tenant, byte[] secret)
{
    /// <summary>The key of a customer, or of a store in a generation.</summary>
    public string Make(KeyClaim claim)
    {
        string generation = claim.Generation.ToString(CultureInfo.InvariantCulture);
        string mac = Mac(claim.Role == CallerRole.Customer ? "customer" : "store", claim.Id, generation);
        string id = Uri.EscapeDataString(claim.Id);
        return claim.Role switch
        {
            CallerRole.Customer => $"{KeyClaim.CustomerPrefix}{id}.{mac}",
            CallerRole.Store => $"{KeyClaim.StorePrefix}{id}.{generation}.{mac}",
            _ => throw new InvalidOperationException("The admin's key is a setting."),
        };
    }

    /// <summary>Whether a key is the one that was made for what it claims; takes the same time either way.</summary>
    public bool Made(string key, KeyClaim claim) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(Make(claim)));

    // No part holds a line break, so that no two lists of parts give the same text.
    private string Mac(string kind, string id, string generation) => Base64Url.EncodeToString(
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Join('\n', kind, tenant, id, generation))));
}
