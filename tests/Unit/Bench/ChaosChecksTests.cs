using OrderGrains.Bench.Chaos.Checks;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Tests.Bench;

public sealed class ChaosChecksTests
{
    private static readonly ListedOrder Order = new("a", "s", 2, "accepted");

    [Fact]
    public void Check_AcknowledgedOrderNotListed_IsAViolation()
    {
        List<string> violations = [];

        OrderChecks.Check([Order], Told("b", 1, "placed"), violations);

        Assert.Contains("b was acknowledged", Assert.Single(violations), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OrderListedTwice_IsAViolation()
    {
        List<string> violations = [];

        OrderChecks.Check([Order, Order], Told("a", 2, "accepted"), violations);

        Assert.Equal("a is listed 2 times", Assert.Single(violations));
    }

    [Fact]
    public void Check_WholeHistory_IsNoViolation() =>
        Assert.Empty(Histories(2, "accepted", (1, "placed"), (2, "accepted")));

    [Theory]
    [InlineData(3, "preparing")]
    [InlineData(2, "rejected")]
    public void Check_AcknowledgedChangeNotInTimeline_IsAViolation(long version, string state) =>
        Assert.Single(Histories(version, state, (1, "placed"), (2, "accepted")));

    [Fact]
    public void Check_GapInTimeline_IsAViolation() =>
        Assert.NotEmpty(Histories(2, "accepted", (2, "accepted")));

    [Fact]
    public void Check_TimelineEndsElsewhere_IsAViolation() =>
        Assert.NotEmpty(Histories(1, "placed", (1, "placed")));

    private static List<string> Histories(long version, string state, params (long Sequence, string State)[] events)
    {
        List<string> violations = [];
        TimelineEvent[] timeline =
            [.. events.Select(each => new TimelineEvent(each.Sequence, "order." + each.State, each.State))];
        OrderHistory history = new(Order, timeline);
        HistoryChecks.Check([history], Told("a", version, state), violations);
        return violations;
    }

    private static Dictionary<string, Acknowledged> Told(string id, long version, string state) =>
        new() { [id] = new Acknowledged(version, state) };
}
