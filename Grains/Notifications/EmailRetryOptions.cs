namespace OrderGrains.Notifications;

/// <summary>When a failed e-mail is tried again. Section <c>OrderGrains:Email:Retry</c>.</summary>
public sealed record EmailRetryOptions
{
    /// <summary>
    /// The bound of the wait after the first failure; it doubles with each further one, and the wait is drawn from its
    /// upper half. Default: 5 s; 1 s to 1 h.
    /// </summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The bound's own bound. Default: 15 min; 1 s to 1 day, not below the first delay.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How often an e-mail is tried before it becomes a dead letter. With the defaults that is after 45 to 90 minutes.
    /// Default: 12; 1 to 100.
    /// </summary>
    public int Attempts { get; init; } = 12;
}
