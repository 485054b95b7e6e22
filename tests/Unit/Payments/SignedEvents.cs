using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Tests.Payments;

/// <summary>Signs as Stripe's documentation tells, by hand.</summary>
internal static class SignedEvents
{
    public static string Sign(string payload, string secret, DateTimeOffset at)
    {
        string time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{payload}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }
}
