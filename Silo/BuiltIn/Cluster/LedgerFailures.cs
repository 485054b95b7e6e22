using OrderGrains.Ledger;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>The ledger's failures keep their code and their advice when they reach another silo.</summary>
internal sealed class LedgerFailures : IFailureCodec
{
    private const string Name = "infrastructure";

    /// <inheritdoc/>
    public CallFailure? Write(Exception failure) => failure is InfrastructureException known
        ? new CallFailure(Name, known.Message)
        {
            Code = known.Code,
            Retryable = known.Retryable,
            RetryAfter = known.RetryAfter,
        }
        : null;

    /// <inheritdoc/>
    public Exception? Read(CallFailure failure, Exception? cause) => failure.Type == Name
        ? new InfrastructureException(
            failure.Code ?? "unknown", failure.Message, failure.Retryable ?? true, failure.RetryAfter, cause)
        : null;
}
