using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

public sealed partial class GrainRuntime
{
    [LoggerMessage(20, LogLevel.Information, "Stopping: {Activations} activations are to be deactivated.")]
    private static partial void LogStopping(ILogger logger, int activations);

    [LoggerMessage(21, LogLevel.Warning, "{GrainId} was still busy when the stop ran out of time.")]
    private static partial void LogAbandoned(ILogger logger, GrainId grainId);

    [LoggerMessage(22, LogLevel.Warning, "{GrainId}: the one-way call {Method} was refused: {Reason}")]
    private static partial void LogOneWayRefused(ILogger logger, GrainId grainId, GrainMethod method, string reason);
}
