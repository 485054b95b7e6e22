namespace OrderGrains.Ledger;

/// <summary>A store that could not do what was asked.</summary>
public sealed class StoreException(
    string code, string message, bool retryable, bool outcomeUnknown = false, Exception? inner = null)
    : InfrastructureException(code, message, retryable, null, inner)
{
    /// <summary>True when the commit may have happened: nothing may be answered until that is settled.</summary>
    public bool OutcomeUnknown { get; } = outcomeUnknown;
}
