using OrderGrains.Ledger;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>
/// The ledger's failures keep their code, their advice and what is known of the outcome when they reach another silo.
/// </summary>
internal sealed class LedgerFailures : IFailureCodec
{
    private const string Name = "infrastructure";
    private const string UnknownName = "infrastructure_outcome_unknown";

    /// <inheritdoc/>
    public CallFailure? Write(Exception failure) => failure is InfrastructureException known
        ? new CallFailure(known.OutcomeUnknown ? UnknownName : Name, known.Message)
        {
            Code = known.Code,
            Retryable = known.Retryable,
            RetryAfter = known.RetryAfter,
        }
        : null;

    /// <inheritdoc/>
    public Exception? Read(CallFailure failure, Exception? cause) => failure.Type is Name or UnknownName
        ? new InfrastructureException(
            failure.Code ?? "unknown", failure.Message, failure.Retryable ?? true, failure.RetryAfter, cause)
        {
            OutcomeUnknown = failure.Type == UnknownName,
        }
        : null;
}
