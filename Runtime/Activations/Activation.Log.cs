using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

internal sealed partial class Activation
{
    [LoggerMessage(1, LogLevel.Error, "{GrainId} could not be activated.")]
    private static partial void LogActivationFailed(ILogger logger, GrainId grainId, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "{GrainId} failed while it was deactivated.")]
    private static partial void LogDeactivationFailed(ILogger logger, GrainId grainId, Exception failure);

    [LoggerMessage(3, LogLevel.Error, "{GrainId}: code that nobody awaits has failed.")]
    private static partial void LogStrayFailure(ILogger logger, GrainId grainId, Exception failure);

    [LoggerMessage(4, LogLevel.Warning, "{GrainId}: the one-way call {Method} has failed.")]
    private static partial void LogOneWayFailure(
        ILogger logger, GrainId grainId, GrainMethod method, Exception failure);

    [LoggerMessage(5, LogLevel.Debug, "{GrainId} was deactivated ({Code}): {Description}")]
    private static partial void LogDeactivated(
        ILogger logger, GrainId grainId, DeactivationReasonCode code, string description);

    [LoggerMessage(6, LogLevel.Error, "{GrainId}: a timer's callback has failed.")]
    private static partial void LogTimerFailed(ILogger logger, GrainId grainId, Exception failure);
}
