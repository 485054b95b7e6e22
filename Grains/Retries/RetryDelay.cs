namespace OrderGrains.Retries;

/// <summary>How long to wait before the next try.</summary>
public static class RetryDelay
{
    /// <summary>The most that a provider's own wish is followed.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// Doubles from the first delay with every failure up to the largest; drawn from the upper half of that. A provider
    /// that names a later time gets it, up to an hour.
    /// </summary>
    /// <param name="options">The bounds.</param>
    /// <param name="attempts">How often it was tried; from 1.</param>
    /// <param name="jitter">From 0 to 1.</param>
    /// <param name="retryAfter">The provider's wish.</param>
    public static TimeSpan After(RetryOptions options, int attempts, double jitter, TimeSpan? retryAfter)
    {
        // 2^40 first delays pass every largest one; the power stays finite whatever the number of attempts.
        double bound = Math.Min(
            options.FirstDelay.Ticks * Math.Pow(2, Math.Min(attempts - 1, 40)), options.MaxDelay.Ticks);
        var wait = TimeSpan.FromTicks((long)(bound * (0.5 + (jitter / 2))));
        TimeSpan asked = retryAfter ?? TimeSpan.Zero;
        TimeSpan followed = asked < MaxRetryAfter ? asked : MaxRetryAfter;
        return followed > wait ? followed : wait;
    }
}
