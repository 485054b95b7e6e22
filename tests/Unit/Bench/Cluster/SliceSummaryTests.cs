using OrderGrains.Bench.Cluster.Measures;

namespace OrderGrains.Tests.Bench.Cluster;

public sealed class SliceSummaryTests
{
    private static readonly SliceSummary Three = new("3", [Of(100, 30), Of(200, 80), Of(100, 20)]);

    [Fact]
    public void CpuPerThousand_ThreeSlices_IsTheMiddleOne()
    {
        Assert.Equal(300, Three.CpuPerThousand);
        Assert.Equal((200, 400), Three.CpuRange);
    }

    [Fact]
    public void CpuPerThousand_TwoSlices_IsBetweenThem() =>
        Assert.Equal(250, new SliceSummary("2", [Of(100, 30), Of(100, 20)]).CpuPerThousand);

    [Fact]
    public void Each_AllSlices_CountsEveryRequestOnce()
    {
        Assert.Equal(400, Three.Correct);
        Assert.Equal(1.5, Three.SiloCallsEach);
        Assert.Equal(2, Three.WritesEach);
        Assert.Equal(0.25, Three.FrontEndShare);
        Assert.Equal(4, Three.WritesOfCommit);
    }

    [Fact]
    public void RowsOfState_RowsOfHeadsEventsAndIndex_AreLeftOut()
    {
        // 400 orders: 200 commits with a head and events each, three index rows an order, and a row for each state.
        Assert.Equal(1, Three.RowsOfState(indexRows: 3));
        Assert.Equal(12, Three.RowsOfCommit);
    }

    [Fact]
    public void MoreCpuThan_AFifthMore_IsAFifth() => Assert.Equal(
        0.2, new SliceSummary("4", [Of(100, 36)]).MoreCpuThan(new SliceSummary("1", [Of(100, 30)])), precision: 6);

    [Fact]
    public void Subtract_TwoMoments_GivesWhatHappenedBetween()
    {
        ClusterCounters one = Of(100, 30).Counters;
        ClusterCounters both = one + Of(200, 80).Counters;

        Assert.Equal(Of(200, 80).Counters, both - one);
    }

    private static Slice Of(long correct, double cpu) => new(
        correct, Wrong: 0, TimeSpan.FromSeconds(2), P50: 5, P99: 50,
        new ClusterCounters
        {
            CpuMilliseconds = cpu,
            FrontEndCpuMilliseconds = cpu / 4,
            StoreCpuMilliseconds = cpu / 2,
            SiloCalls = 1.5 * correct,
            FrontEndCalls = correct,
            Commits = correct / 2.0,
            Writes = 2 * correct,
            Rows = 6 * correct,
        });
}
