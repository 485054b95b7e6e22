using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Failures as they may leave a silo: what derives from the ledger's failure, or has a store driver's failure inside,
/// becomes that failure alone, which keeps all that a caller needs (<see cref="InfrastructureFailure"/>). What caused
/// it stays in the log of the silo where it happened. What Orleans wraps around it, of a grain that could not load, is
/// taken off.
/// </summary>
internal static class WireFailures
{
    /// <summary>The failure to throw in the place of another; the same one when it may leave as it is.</summary>
    public static Exception Plain(Exception failure) => failure switch
    {
        InfrastructureException known => Plain(known),
        InconsistentStateException { InnerException: InfrastructureException cause } inconsistent
            when !IsPlain(cause) =>
            new InconsistentStateException(inconsistent.Message, Plain(cause)),
        InconsistentStateException => failure,
        OrleansException { InnerException: InfrastructureException cause } => Plain(cause),
        _ => failure,
    };

    private static InfrastructureException Plain(InfrastructureException failure) =>
        IsPlain(failure)
            ? failure
            : new InfrastructureException(failure.Code, failure.Message, failure.Retryable, failure.RetryAfter)
            {
                OutcomeUnknown = failure.OutcomeUnknown,
            };

    private static bool IsPlain(InfrastructureException failure) =>
        failure.GetType() == typeof(InfrastructureException) && failure.InnerException is null;
}
