using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Configuration;

/// <summary>Compares what a caller sends with the admin key, in constant time.</summary>
public sealed class AdminKey(string key)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>What an <c>Authorization: Bearer</c> header carries; null: it is no such header.</summary>
    public static string? BearerOf(string? authorization) =>
        authorization is not null && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : null;

    /// <summary>True when an <c>Authorization</c> header carries the key.</summary>
    public bool IsIn(string? authorization)
    {
        if (BearerOf(authorization) is not { } bearer)
        {
            return false;
        }

        byte[] given = SHA256.HashData(Encoding.UTF8.GetBytes(bearer));
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }
}
