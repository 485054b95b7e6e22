namespace OrderGrains.Ledger;

/// <summary>What went wrong below the domain: a store that is slow, full or away. Never a business refusal.</summary>
public class InfrastructureException(
    string code, string message, bool retryable, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>A stable code for logs and metrics, e.g. <c>store_unavailable</c>.</summary>
    public string Code { get; } = code;

    /// <summary>True when the same call may succeed later.</summary>
    public bool Retryable { get; } = retryable;

    /// <summary>When to try again, if that is known.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>
    /// True when what was asked may have been done all the same: nobody may be told that it was not.
    /// </summary>
    public bool OutcomeUnknown { get; init; }
}
