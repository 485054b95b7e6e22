using Microsoft.Extensions.Hosting;

namespace OrderGrains.Status;

/// <summary>Samples the calls and the processors' use of this process once a second, while the host runs.</summary>
public sealed class StatusSampler(IGrainActivity grains, TimeProvider time) : IHostedService, IDisposable
{
    private readonly RateWindow window = new(time);
    private ITimer? timer;

    /// <summary>Calls a second, and the part of the machine's processors in use; over the last ten seconds.</summary>
    public (double CallsPerSecond, double Cpu) Read(IReadOnlyList<GrainTypeStatus> types)
    {
        (double perSecond, double processors) = window.Since(CallsOf(types), Environment.CpuUsage.TotalTime);
        return (perSecond, Math.Clamp(processors / Environment.ProcessorCount, 0, 1));
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = time.CreateTimer(_ => Sample(), null, TimeSpan.Zero, RateWindow.Interval);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => timer?.Dispose();

    private static long CallsOf(IReadOnlyList<GrainTypeStatus> types) => types.Sum(type => type.Calls);

    private void Sample() => window.Add(CallsOf(grains.Read()), Environment.CpuUsage.TotalTime);
}
