using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>A client may start before the first silo: it waits for one, a minute at most, and then ends.</summary>
internal sealed class PatientConnection(TimeProvider time) : IClientConnectionRetryFilter
{
    private const int Attempts = 120;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private int attempt;

    /// <inheritdoc/>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, time, cancellationToken);
        return Interlocked.Increment(ref attempt) < Attempts;
    }
}
