using OrderGrains.Runtime;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Runtime;

/// <summary>Grains move and connections break while callers call: every call ends, none runs twice.</summary>
public sealed class MoveTests
{
    private const int Grains = 5;
    private const int Rounds = 60;
    private const int CallsPerRound = 8;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Calls_WhileGrainsMoveAndConnectionsBreak_RunOnceOrFailAsWhatTheyAre(int seed)
    {
        using TestCluster cluster = new(3, seed: seed);
        Random random = new(seed);
        List<(string Name, Task<int> Call)> calls = [];
        cluster.Network.Faults = new NetworkFaults(TimeSpan.FromMilliseconds(30), CutPercent: 3, RefusePercent: 10);
        for (int round = 0; round < Rounds; round++)
        {
            Move(cluster, random);
            for (int index = 0; index < CallsPerRound; index++)
            {
                string name = $"{round}-{index}";
                calls.Add((name, cluster[random.Next(3)].Tally(Key(random)).Note(name)));
            }

            cluster.Pass(TimeSpan.FromMilliseconds(random.Next(60)));
        }

        cluster.Network.Faults = NetworkFaults.None;
        cluster.Until(() => calls.All(static item => item.Call.IsCompleted), "all calls");
        Assert.All(calls, item => Check(item.Call, cluster.Tally.Of(item.Name)));
        Assert.True(calls.Count(static item => item.Call.IsCompletedSuccessfully) > calls.Count / 2);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    private static void Check(Task<int> call, int times)
    {
        if (call.IsCompletedSuccessfully)
        {
            Assert.Equal((1, 1), (call.Result, times));
        }
        else if (call.Exception!.InnerException is UnknownOutcomeException)
        {
            Assert.InRange(times, 0, 1);
        }
        else
        {
            Assert.IsType<Orleans.Runtime.SiloUnavailableException>(call.Exception.InnerException);
            Assert.Equal(0, times);
        }
    }

    /// <summary>Moves a grain as a cluster does: nobody has it, the old silo ends it, the new one is named.</summary>
    private static void Move(TestCluster cluster, Random random)
    {
        string key = Key(random);
        TestSilo owner = cluster[random.Next(3)];
        DeactivationMode mode = random.Next(2) == 0 ? DeactivationMode.Drain : DeactivationMode.Drop;
        cluster.Place(key, null);
        for (int index = 0; index < 3; index++)
        {
            cluster.Finish(cluster[index].Runtime.DeactivateAsync(id => id.Key.ToString() == key, mode));
        }

        // Each silo hears of it at its own time, one maybe never.
        int deaf = random.Next(4);
        for (int index = 0; index < 3; index++)
        {
            bool hears = index != deaf || cluster[index] == owner;
            cluster[index].Locator.Set(key, (hears ? owner : Other(cluster, index)).Address);
        }
    }

    /// <summary>Some other silo: a silo may be wrong about others, never about itself.</summary>
    private static TestSilo Other(TestCluster cluster, int index) => cluster[(index + 1) % 3];

    private static string Key(Random random) => $"grain{random.Next(Grains)}";
}
