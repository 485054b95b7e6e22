using OrderGrains.Api.Cluster;
using OrderGrains.Audit;
using OrderGrains.Status;

namespace OrderGrains.Tests.Cluster;

public sealed class ClusterSumsTests
{
    [Fact]
    public void Of_Silos_SumsCountsAndTakesTheSlowest()
    {
        SiloStatus first = Silo(0, 1) with
        {
            OutboxDepth = 2, OutboxLagSeconds = 9, P99Ms = 3, Errors = 1, DueMessages = 5,
        };
        SiloStatus second = Silo(3) with { OutboxDepth = 4, OutboxLagSeconds = 1, P99Ms = 8, Errors = 2 };
        ClusterTotals totals = ClusterSums.Of([first, second, Silo() with { Reachable = false }], 4);
        Assert.Equal((3, 2), (totals.Silos, totals.Reachable));
        Assert.Equal([2], totals.BucketsWithoutOwner);
        Assert.Equal((6, 9d, 8d, 3L, 5), (
            totals.OutboxDepth, totals.OutboxLagSeconds, totals.P99Ms, totals.Errors, totals.DueMessages));
    }

    [Fact]
    public void Of_Types_MergesThemByName()
    {
        SiloStatus first = Silo() with { Activations = [Type("store", 1, 4), Type("order", 2, 1)] };
        SiloStatus second = Silo() with { Activations = [Type("order", 3, 7)] };
        Assert.Equal(
            [("order", 5, 7d), ("store", 1, 4d)],
            ClusterSums.Of([first, second], 1).Activations.Select(type => (type.Type, type.Activations, type.P99Ms)));
    }

    [Fact]
    public void Of_NoSilo_IsNothing() => Assert.Equal([0, 1], ClusterSums.Of([], 2).BucketsWithoutOwner);

    [Fact]
    public void Of_Reports_ListsAThousandAndCountsAll()
    {
        Violation[] many = [.. Enumerable.Range(0, 700).Select(
            number => new Violation("total", $"order {number}", ""))];
        AuditReport one = new() { Buckets = [0, 1], Orders = 10, ViolationCount = 700, Violations = many };
        AuditBody body = AuditBody.Of([one, one with { Buckets = [1, 3] }], 4, TimeSpan.FromSeconds(2));
        Assert.Equal((3, 20L, 1_400L, 2_000L), (body.Buckets, body.Orders, body.ViolationCount, body.TookMs));
        Assert.Equal([2], body.BucketsNotWalked);
        Assert.Equal(1_000, body.Violations.Count);
    }

    private static SiloStatus Silo(params int[] buckets) =>
        new() { Id = "a", Pid = 1, State = "active", Buckets = buckets };

    private static GrainTypeStatus Type(string name, int activations, double p99) =>
        new() { Type = name, Activations = activations, P99Ms = p99 };
}
