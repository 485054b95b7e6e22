namespace OrderGrains.Retries;

/// <summary>
/// When what failed is tried again: an e-mail (section <c>OrderGrains:Email:Retry</c>), a question to a payment
/// provider (section <c>OrderGrains:Payments:Retry</c>).
/// </summary>
public sealed record RetryOptions
{
    /// <summary>
    /// The bound of the wait after the first failure; it doubles with each further one, and the wait is drawn from its
    /// upper half. Default: 5 s; 1 s to 1 h.
    /// </summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The bound's own bound. Default: 15 min; 1 s to 1 day, not below the first delay.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How often it is tried before it becomes a dead letter. With the defaults that is after 45 to 90 minutes.
    /// Default: 12; 1 to 100.
    /// </summary>
    public int Attempts { get; init; } = 12;
}
