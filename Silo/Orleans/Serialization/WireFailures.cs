using Orleans.Storage;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Failures as they may leave a silo: what derives from the ledger's failure becomes that failure, which keeps all that
/// a caller needs (<see cref="InfrastructureFailure"/>); of a type that it does not know Orleans keeps the text only.
/// </summary>
internal static class WireFailures
{
    /// <summary>The failure to throw in the place of another; the same one when it may leave as it is.</summary>
    public static Exception Plain(Exception failure) => failure switch
    {
        InfrastructureException known => Plain(known),
        InconsistentStateException { InnerException: InfrastructureException cause } inconsistent
            when cause.GetType() != typeof(InfrastructureException) =>
            new InconsistentStateException(inconsistent.Message, Plain(cause)),
        _ => failure,
    };

    private static InfrastructureException Plain(InfrastructureException failure) =>
        failure.GetType() == typeof(InfrastructureException)
            ? failure
            : new InfrastructureException(failure.Code, failure.Message, failure.Retryable, failure.RetryAfter)
            {
                OutcomeUnknown = failure.OutcomeUnknown,
            };
}
