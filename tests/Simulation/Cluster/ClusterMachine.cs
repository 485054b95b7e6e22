using Orleans;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A machine with its supervisor: starts the process again when it could not start, and runs the clients that are on
/// it.
/// </summary>
internal sealed class ClusterMachine(ClusterWorld world, string name, int port, bool isFrontEnd)
{
    private static readonly TimeSpan RestartPause = TimeSpan.FromMilliseconds(200);
    private int lives;
    private bool isStarting;

    public string Name => name;

    public int Port => port;

    public bool IsFrontEnd => isFrontEnd;

    /// <summary>How far its wall clock is from the true time.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>Its process; null before the first start. It may be dead.</summary>
    public ClusterProcess? Process { get; private set; }

    /// <summary>The silo or client in the process; null until it has started.</summary>
    public ClusterSilo? Silo { get; private set; }

    /// <summary>What has been started here, dead or alive.</summary>
    public List<ClusterSilo> Past { get; } = [];

    public bool IsUp => Silo is not null && Process is { IsDead: false };

    public IGrainFactory Grains => Silo!.Grains;

    /// <summary>What runs in the process as soon as it has started.</summary>
    public Action<ClusterMachine>? Started { get; set; }

    /// <summary>
    /// Starts a process if none is there, and others if it fails, until one has started or is killed by somebody else.
    /// </summary>
    public async Task StartAsync()
    {
        if (isStarting || Process is { IsDead: false })
        {
            return;
        }

        isStarting = true;
        while (!await TryStartAsync())
        {
            await Task.Delay(RestartPause, world.Time);
        }

        isStarting = false;
    }

    /// <summary>Kill -9.</summary>
    public void Kill()
    {
        if (Process is { IsDead: false } process)
        {
            world.Note($"{process.Name}: is killed");
            process.Kill();
            world.Network.Kill(process.Name);
            Silo = null;
        }
    }

    /// <summary>A clean stop, then a kill.</summary>
    public async Task StopAsync()
    {
        if (Silo is { } silo && Process is { } process)
        {
            world.Note($"{process.Name}: stops");
            Task stop = process.Start(silo.StopAsync);
            await Task.WhenAny(stop, process.Ended);
            if (process == Process)
            {
                Kill();
            }
        }
    }

    /// <summary>False when the process could not start, and nobody has killed it.</summary>
    private async Task<bool> TryStartAsync()
    {
        var process = new ClusterProcess(world, name, ++lives, Skew);
        Process = process;
        var silo = new ClusterSilo(world, this, process);
        Past.Add(silo);
        world.Note($"{process.Name}: starts");
        Task start = process.Start(silo.StartAsync);
        await Task.WhenAny(start, process.Ended);
        if (process.IsDead)
        {
            return true;
        }

        if (!start.IsCompletedSuccessfully)
        {
            world.Note($"{process.Name}: did not start: {start.Exception?.InnerException?.Message}");
            Kill();
            return false;
        }

        world.Note($"{process.Name}: has started");
        Silo = silo;
        Started?.Invoke(this);
        return true;
    }
}
