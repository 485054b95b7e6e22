namespace OrderGrains.LocalCluster.Processes;

/// <summary>
/// A program that is to run until it is stopped: when it ends by itself it is started again, after a wait that grows
/// while it keeps ending. Its members may be called from any thread.
/// </summary>
public sealed class SupervisedProcess(
    ClusterMember member, ChildFiles files, ClusterOutput output, TimeProvider time) : IDisposable
{
    /// <summary>How long a program of an earlier cluster is waited for.</summary>
    private static readonly TimeSpan EarlierRunBound = TimeSpan.FromSeconds(70);

    private static readonly TimeSpan LogCheckInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EarlierRunInterval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource stop = new();
    private readonly RestartDelay restarts = new();
    private Task running = Task.CompletedTask;
    private volatile ChildProcess? child;
    private int deaths;

    /// <summary>What it is in the cluster.</summary>
    public ClusterMember Member => member;

    /// <summary>What it is called.</summary>
    public string Name => member.Program.Name;

    /// <summary>Its present process id; 0: it has none.</summary>
    public int Id => child?.Id ?? 0;

    /// <summary>How often it ended without being asked to.</summary>
    public int Deaths => Volatile.Read(ref deaths);

    /// <summary>What it prints.</summary>
    public LogFile Log { get; } = new(files.LogOf(member.Program.Name));

    /// <summary>Starts it, and keeps it running from then on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await WaitForEarlierRunAsync(cancellationToken);
        ChildProcess first = await LaunchAsync();
        running = KeepAsync(first);
    }

    /// <summary>Stops it in order, and kills it when it does not stop within its bound.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    /// <summary>Ends it at once; <see cref="StopAsync"/> comes first.</summary>
    public void Kill() => child?.Kill();

    /// <summary>Gives up what it holds; <see cref="StopAsync"/> comes first.</summary>
    public void Dispose()
    {
        child?.Dispose();
        stop.Dispose();
    }

    // A program of a cluster that was killed is still stopping, and may hold the data.
    private async Task WaitForEarlierRunAsync(CancellationToken cancellationToken)
    {
        string pidFile = files.PidOf(Name);
        long started = time.GetTimestamp();
        if (ProcessIds.Read(pidFile) is { } earlier && ProcessIds.IsAlive(earlier))
        {
            output.Say($"{Name} of an earlier cluster still runs (pid {earlier}); waiting for its end");
        }

        while (ProcessIds.Read(pidFile) is { } id && ProcessIds.IsAlive(id)
            && time.GetElapsedTime(started) < EarlierRunBound)
        {
            await Task.Delay(EarlierRunInterval, time, cancellationToken);
        }
    }

    private async Task<ChildProcess> LaunchAsync()
    {
        Log.Trim();
        ChildProcess started = await ChildProcess.StartAsync(member.Program, files);
        child?.Dispose();
        child = started;
        return started;
    }

    private async Task KeepAsync(ChildProcess current)
    {
        while (true)
        {
            long started = time.GetTimestamp();
            if (await EndedByItselfAsync(current) is not { } code)
            {
                await current.StopAsync();
                return;
            }

            Interlocked.Increment(ref deaths);
            TimeSpan wait = restarts.After(time.GetElapsedTime(started));
            output.Say($"{Name} (pid {current.Id}) ended with {code}; it is started again in {wait.TotalSeconds} s");
            await Task.Delay(wait, time, stop.Token).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            current = await LaunchAsync();
            output.Say($"{Name} runs again, pid {current.Id}");
        }
    }

    /// <summary>Its exit code; null: it is to stop.</summary>
    private async Task<int?> EndedByItselfAsync(ChildProcess current)
    {
        while (!stop.IsCancellationRequested)
        {
            using CancellationTokenSource woken = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            Task interval = Task.Delay(LogCheckInterval, time, woken.Token);
            if (await Task.WhenAny(current.Ended, interval) == current.Ended)
            {
                await woken.CancelAsync();
                return stop.IsCancellationRequested ? null : await current.Ended;
            }

            Log.Trim();
        }

        return null;
    }
}
