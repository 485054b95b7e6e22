using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Configuration;

/// <summary>Compares what a caller sends with the admin key, in constant time.</summary>
public sealed class AdminKey(string key)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>True when an <c>Authorization</c> header carries the key.</summary>
    public bool IsIn(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        byte[] given = SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim()));
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }
}
