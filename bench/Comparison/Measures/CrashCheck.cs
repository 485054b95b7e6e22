using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OrderGrains.Bench.Comparison.Systems;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Comparison.Measures;

/// <summary>
/// Kills a system in the middle of a load, starts it again, and asks for all that it had acknowledged.
/// </summary>
internal sealed class CrashCheck(IMeasuredSystem system, SystemEntry entry, RunIds ids)
{
    private const int Connections = 64;
    private const int MaxLooks = 20;
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KillAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The number after that of the last order that was asked for.</summary>
    public long Next { get; private set; }

    /// <summary>One of the orders that are there; null: there is none.</summary>
    public string? Survivor { get; private set; }

    public async Task<Survival> RunAsync(long first)
    {
        List<long> acknowledged = [];
        Task loading = Task.Factory.StartNew(
            () => Place(first, acknowledged), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await Task.Delay(KillAfter);
        await system.CrashAsync();
        await loading;
        await system.RestartAsync();
        HashSet<long> missing = [.. acknowledged];
        for (int look = 0; look < MaxLooks && missing.Count > 0; look++)
        {
            await (look == 0 ? Task.CompletedTask : Task.Delay(Pause));
            Look(missing);
        }

        Survivor = acknowledged.Where(number => !missing.Contains(number)).Select(ids.Text).FirstOrDefault();
        return new Survival(entry.Killed, acknowledged.Count, missing.Count);
    }

    private void Place(long first, List<long> acknowledged)
    {
        INumbering creates = entry.Work.Create(system.Address, ids, first);
        try
        {
            using LoadLoop loop = new(
                system.Address, Connections, creates, id => acknowledged.Add(NumberOf(id)));
            loop.Run(new RunBound(Load, long.MaxValue, 0));
        }
        catch (SocketException)
        {
            // The kill: nobody takes connections any more.
            Console.WriteLine($"  killed after {acknowledged.Count} acknowledged orders");
        }

        Next = Math.Max(first, creates.Next);
    }

    private void Look(HashSet<long> missing)
    {
        long[] wanted = [.. missing];
        try
        {
            IScenario reads = entry.Work.Get(system.Address, ids, wanted);
            using LoadLoop loop = new(system.Address, Connections, reads, id => missing.Remove(NumberOf(id)));
            loop.Run(new RunBound(LookLimit, long.MaxValue, 0));
        }
        catch (SocketException failure)
        {
            Console.WriteLine($"  not there again yet: {failure.Message}");
        }
    }

    private static long NumberOf(byte[] id) =>
        long.Parse(Encoding.ASCII.GetString(id).Split('-')[1], CultureInfo.InvariantCulture);
}
