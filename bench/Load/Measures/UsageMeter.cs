namespace OrderGrains.Bench.Measures;

/// <summary>Who used the processors between two moments.</summary>
public sealed class UsageMeter
{
    private readonly Func<IReadOnlyList<int>>? _server;
    private readonly Dictionary<int, double> _serverStart;
    private readonly double _generatorStart;
    private readonly double _machineStart;

    private UsageMeter(Func<IReadOnlyList<int>>? server)
    {
        _server = server;
        _serverStart = server is null ? [] : TimesOf(server());
        _generatorStart = CpuClock.OfProcess(Environment.ProcessId);
        _machineStart = CpuClock.OfMachine();
    }

    /// <summary>Starts to measure.</summary>
    /// <param name="server">The server's processes at any time; null: unknown.</param>
    public static UsageMeter Start(Func<IReadOnlyList<int>>? server) => new(server);

    /// <summary>What was used since the start. Processes that came since then count whole.</summary>
    public Usage Stop(TimeSpan elapsed)
    {
        double machine = CpuClock.OfMachine() - _machineStart;
        double generator = CpuClock.OfProcess(Environment.ProcessId) - _generatorStart;
        if (_server is null)
        {
            return new Usage(null, generator, null, null);
        }

        IReadOnlyList<int> ids = _server();
        double server = TimesOf(ids).Sum(time => time.Value - _serverStart.GetValueOrDefault(time.Key));
        double others = Math.Max(0, machine - server - generator);
        double share = Math.Round(others / (elapsed.TotalMilliseconds * Environment.ProcessorCount), 3);
        return new Usage(server, generator, Math.Round(ids.Sum(CpuClock.MemoryMebibytes), 1), share);
    }

    private static Dictionary<int, double> TimesOf(IReadOnlyList<int> processes)
    {
        Dictionary<int, double> times = [];
        foreach (int id in processes.Where(id => File.Exists($"/proc/{id}/stat")))
        {
            times[id] = CpuClock.OfProcess(id);
        }

        return times;
    }
}

/// <summary>Processor time used, and by whom.</summary>
public sealed record Usage(
    double? ServerMilliseconds, double GeneratorMilliseconds, double? ServerMemoryMebibytes, double? OthersShare);
