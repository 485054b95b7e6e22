using System.Security.Cryptography;

namespace OrderGrains.Access;

/// <summary>Makes secrets from the machine's own source for cryptography.</summary>
internal sealed class RandomSecretSource : ISecretSource
{
    private const int SizeBytes = 32;

    /// <inheritdoc/>
    public string Next() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SizeBytes));
}
