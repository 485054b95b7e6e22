using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class RoutingTests
{
    [Fact]
    public void Call_ToASiloThatKnowsBetter_FollowsItsHint()
    {
        using TestCluster cluster = new(3);
        cluster.Place("a", cluster[2]);
        cluster[0].Locator.Set("a", cluster[1].Address);
        Assert.Equal(1, cluster.Finish(cluster[0].Tally("a").Note("x")));
        Assert.NotNull(cluster[2].Runtime.FindActivation(GrainId.Create("tally", "a")));
        string expected = $"a not at {cluster[1].Address.Port}, {cluster[2].Address.Port}";
        Assert.Equal([expected], cluster[0].Locator.Misdirected);
    }

    [Fact]
    public void Call_WhileNobodyKnows_WaitsForTheTable()
    {
        using TestCluster cluster = new(2);
        Task<int> call = cluster[0].Tally("a").Note("x");
        cluster.Pass(TimeSpan.FromSeconds(5));
        Assert.False(call.IsCompleted);
        Assert.Equal(1, cluster[0].Transport.GetStatistics().Parked);
        cluster.Place("a", cluster[1]);
        cluster.Turns.Run();
        Assert.Equal(1, cluster.Finish(call));
    }

    [Fact]
    public void Call_WhileNobodyKnows_MayEndUpHere()
    {
        using TestCluster cluster = new(2);
        Task<int> call = cluster[0].Tally("a").Note("x");
        cluster.Turns.Run();
        cluster.Place("a", cluster[0]);
        Assert.Equal(1, cluster.Finish(call));
        Assert.NotNull(cluster[0].Runtime.FindActivation(GrainId.Create("tally", "a")));
    }

    [Fact]
    public void Call_ThatNobodyTakesInTime_FailsAsNotCarriedOut()
    {
        using TestCluster cluster = new(1, options => options.CallTimeout = TimeSpan.FromSeconds(3));
        DateTimeOffset start = cluster.Time.Now;
        SiloUnavailableException failure =
            cluster.Failure<SiloUnavailableException>(cluster[0].Tally("a").Note("x"));
        Assert.IsNotType<UnknownOutcomeException>(failure);
        Assert.InRange(cluster.Time.Now - start, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.2));
    }

    [Fact]
    public void Call_BetweenSilosThatPointAtEachOther_WaitsAndThenArrives()
    {
        using TestCluster cluster = new(4);
        cluster[0].Locator.Set("a", cluster[1].Address);
        cluster[1].Locator.Set("a", cluster[2].Address);
        cluster[2].Locator.Set("a", cluster[1].Address);
        cluster[3].Locator.Set("a", cluster[3].Address);
        Task<int> call = cluster[0].Tally("a").Note("x");
        cluster.Pass(TimeSpan.FromSeconds(3));
        Assert.False(call.IsCompleted);
        Assert.True(cluster[0].Locator.Misdirected.Count < 100, "The hints are followed without a pause.");
        cluster[1].Locator.Set("a", cluster[3].Address, tell: false);
        Assert.Equal(1, cluster.Finish(call));
    }

    [Fact]
    public void Call_ToASiloThatIsNotThere_WaitsForTheTable()
    {
        using TestCluster cluster = new(2);
        cluster[0].Locator.Set("a", new SiloAddress("silo", 1, 1));
        Task<int> call = cluster[0].Tally("a").Note("x");
        cluster.Pass(TimeSpan.FromSeconds(2));
        Assert.False(call.IsCompleted);
        cluster.Place("a", cluster[1]);
        Assert.Equal(1, cluster.Finish(call));
    }

    [Fact]
    public void Call_ToASiloThatLeaves_GoesToItsSuccessor()
    {
        using TestCluster cluster = new(3);
        cluster.Place("a", cluster[1]);
        cluster.Finish(cluster[0].Tally("a").Note("x"));
        Task<string?> running = cluster[0].Tally("a").NoteAfter("y", "gate");
        cluster.Until(() => cluster.Tally.Of("y") == 1, "the call to run");
        Task drained = cluster[1].Transport.DrainAsync();
        cluster.Turns.Run();
        Assert.False(drained.IsCompleted, "The stop does not wait for the call.");
        Task<int> next = cluster[0].Tally("b").Note("z");
        cluster[0].Locator.Set("b", cluster[1].Address);
        cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.False(next.IsCompleted);
        cluster.Place("b", cluster[2]);
        Assert.Equal(1, cluster.Finish(next));
        cluster.Gates.Open("gate");
        Assert.Equal("gate", cluster.Finish(running));
        cluster.Finish(drained);
    }

    [Theory]
    [InlineData("127.0.0.1:11111@5", "127.0.0.1", 11111, 5)]
    [InlineData("[::1]:80@0", "[::1]", 80, 0)]
    public void Parse_OfItsOwnForm_GivesTheAddress(string text, string host, int port, long generation)
    {
        SiloAddress address = SiloAddress.Parse(text);
        Assert.Equal(new SiloAddress(host, port, generation), address);
        Assert.Equal(text, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("host")]
    [InlineData("host:1")]
    [InlineData(":1@2")]
    [InlineData("host:x@2")]
    [InlineData("host:65536@2")]
    [InlineData("host:1@-2")]
    public void TryParse_OfAnythingElse_IsFalse(string text) => Assert.False(SiloAddress.TryParse(text, out _));
}
