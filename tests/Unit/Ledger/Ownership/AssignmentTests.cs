using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

public sealed class AssignmentTests
{
    private const int Buckets = 64;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(64)]
    [InlineData(70)]
    public void Targets_NothingOwned_IsEvenWithinOne(int silos)
    {
        string[] targets = Assignment.Targets(new string?[Buckets], Silos(silos));
        int[] counts = [.. Silos(silos).Select(silo => targets.Count(target => target == silo))];
        Assert.Equal(Buckets, counts.Sum());
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    [InlineData(5, 2)]
    [InlineData(9, 10)]
    public void Targets_SilosComeOrGo_MovesNoMoreThanItMust(int before, int after)
    {
        string[] present = Assignment.Targets(new string?[Buckets], Silos(before));
        string[] targets = Assignment.Targets(present, Silos(after));
        int moved = Enumerable.Range(0, Buckets).Count(bucket => present[bucket] != targets[bucket]);
        int[] shares = Shares(after);
        int kept = Silos(Math.Min(before, after))
            .Select((silo, place) => Math.Min(present.Count(owner => owner == silo), shares[place])).Sum();
        Assert.InRange(moved, 0, Buckets - kept);
    }

    [Fact]
    public void Targets_SameSilosInAnotherOrder_IsTheSame()
    {
        string[] present = Assignment.Targets(new string?[Buckets], Silos(4));
        Assert.Equal(present, Assignment.Targets(new string?[Buckets], [.. Silos(4).Reverse()]));
        Assert.Equal(present, Assignment.Targets(present, Silos(4)));
    }

    [Fact]
    public void Apply_ASiloJoins_AnnouncesAFewMovesAndNoMore()
    {
        ControlState state = Settled(2);
        state = MovePlan.Apply(state.With(Silo("s2")), maxMoves: 8);
        Assert.Equal(8, state.Owners.Count(owner => owner.Next == "s2"));
        Assert.Same(state, MovePlan.Apply(state, maxMoves: 8));
    }

    [Fact]
    public void Apply_ASiloIsGone_GivesAllItsBucketsAtOnce()
    {
        ControlState state = MovePlan.Apply(Settled(3).Without("s1"), maxMoves: 8);
        Assert.All(state.Owners, owner => Assert.NotNull(owner.Silo));
        Assert.Equal(32, state.Owners.Count(owner => owner.Silo == "s0"));
        Assert.Equal(32, state.Owners.Count(owner => owner.Silo == "s2"));
    }

    [Fact]
    public void Apply_TheNextOwnerIsGone_CallsTheMoveOff()
    {
        ControlState state = MovePlan.Apply(Settled(2).With(Silo("s2")), maxMoves: 8);
        state = MovePlan.Apply(state.Without("s2"), maxMoves: 8);
        Assert.All(state.Owners, owner => Assert.Null(owner.Next));
    }

    [Fact]
    public void Apply_NoSiloIsActive_GivesNothing()
    {
        ControlState state = ControlState.Empty(Buckets).With(Silo("s0") with { State = SiloState.Joining });
        Assert.Same(state, MovePlan.Apply(state, maxMoves: 8));
    }

    private static int[] Shares(int silos) =>
        [.. Enumerable.Range(0, silos).Select(place => (Buckets / silos) + (place < Buckets % silos ? 1 : 0))];

    private static ControlState Settled(int silos) => MovePlan.Apply(
        Silos(silos).Aggregate(ControlState.Empty(Buckets), (state, id) => state.With(Silo(id))), maxMoves: 64);

    private static SiloMember Silo(string id) =>
        new(id, id, null, 1, DateTimeOffset.UnixEpoch, SiloState.Active, 1);

    private static string[] Silos(int count) => [.. Enumerable.Range(0, count).Select(number => $"s{number}")];
}
