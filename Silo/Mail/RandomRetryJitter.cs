using OrderGrains.Notifications;
using OrderGrains.Retries;

namespace OrderGrains.Mail;

/// <summary>Spreads retries by the machine's own randomness.</summary>
public sealed class RandomRetryJitter : IRetryJitter
{
    /// <inheritdoc/>
    public double Next() => Random.Shared.NextDouble();
}
