namespace OrderGrains.Ledger;

/// <summary>A store that could not do what was asked.</summary>
public sealed class StoreException : InfrastructureException
{
    /// <summary>A failure of the store.</summary>
    /// <param name="code">A stable code, e.g. <c>store_full</c>.</param>
    /// <param name="message">What happened, without personal data.</param>
    /// <param name="retryable">True when the same call may succeed later.</param>
    /// <param name="outcomeUnknown">
    /// True when the commit may have happened: nothing may be answered until that is settled.
    /// </param>
    /// <param name="inner">What the store's driver said; null: nothing.</param>
    public StoreException(
        string code, string message, bool retryable, bool outcomeUnknown = false, Exception? inner = null)
        : base(code, message, retryable, null, inner) => OutcomeUnknown = outcomeUnknown;
}
