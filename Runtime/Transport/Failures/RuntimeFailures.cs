using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Runtime;

/// <summary>The runtime's own exceptions, and the platform's that grains throw on purpose.</summary>
internal sealed class RuntimeFailures : IFailureCodec
{
    public CallFailure? Write(Exception failure)
    {
        string? name = failure switch
        {
            UnknownOutcomeException => "unknown_outcome",
            SiloUnavailableException => "silo_unavailable",
            GrainOverloadedException => "grain_overloaded",
            CallCycleException => "call_cycle",
            MessageTooLargeException => "message_too_large",
            InconsistentStateException => "inconsistent_state",
            OperationCanceledException => "cancelled",
            TimeoutException => "timeout",
            NotSupportedException => "not_supported",
            ArgumentException => "argument",
            _ => null,
        };
        return name is null ? null : new CallFailure(name, failure.Message);
    }

    public Exception? Read(CallFailure failure, Exception? cause) => failure.Type switch
    {
        "unknown_outcome" => new UnknownOutcomeException(failure.Message, cause),
        "silo_unavailable" => new SiloUnavailableException(failure.Message, cause),
        "grain_overloaded" => new GrainOverloadedException(failure.Message, cause),
        "call_cycle" => new CallCycleException(failure.Message, cause),
        "message_too_large" => new MessageTooLargeException(failure.Message, cause),
        "inconsistent_state" => new InconsistentStateException(failure.Message, cause) { IsSourceActivation = false },
        "cancelled" => new OperationCanceledException(failure.Message, cause),
        "timeout" => new TimeoutException(failure.Message, cause),
        "not_supported" => new NotSupportedException(failure.Message, cause),
        "argument" => new ArgumentException(failure.Message, cause),
        _ => null,
    };
}
