namespace OrderGrains.Bench.Measures;

/// <summary>Who used the processors between two moments.</summary>
internal sealed class UsageMeter
{
    private readonly int? _server;
    private readonly double _serverStart;
    private readonly double _generatorStart;
    private readonly double _machineStart;

    private UsageMeter(int? server)
    {
        _server = server;
        _serverStart = server is int id ? CpuClock.OfProcess(id) : 0;
        _generatorStart = CpuClock.OfProcess(Environment.ProcessId);
        _machineStart = CpuClock.OfMachine();
    }

    /// <summary>Starts to measure.</summary>
    public static UsageMeter Start(int? server) => new(server);

    public Usage Stop(TimeSpan elapsed)
    {
        double machine = CpuClock.OfMachine() - _machineStart;
        double generator = CpuClock.OfProcess(Environment.ProcessId) - _generatorStart;
        if (_server is not int id)
        {
            return new Usage(null, generator, null, null);
        }

        double server = CpuClock.OfProcess(id) - _serverStart;
        double others = Math.Max(0, machine - server - generator);
        double share = Math.Round(others / (elapsed.TotalMilliseconds * Environment.ProcessorCount), 3);
        return new Usage(server, generator, Math.Round(CpuClock.MemoryMebibytes(id)), share);
    }
}

/// <summary>Processor time used, and by whom.</summary>
internal sealed record Usage(
    double? ServerMilliseconds, double GeneratorMilliseconds, double? ServerMemoryMebibytes, double? OthersShare);
