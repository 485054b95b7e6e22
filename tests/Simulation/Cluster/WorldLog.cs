using Microsoft.Extensions.Logging;

namespace OrderGrains.Tests.Simulation;

/// <summary>What a process logs, told with everything else.</summary>
internal sealed class WorldLog(ClusterWorld world, ClusterProcess process) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        string failure = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})";
        world.Log?.Invoke($"{world.Time.Now:HH:mm:ss.fff} {process.Name}: | {formatter(state, exception)}{failure}");
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
