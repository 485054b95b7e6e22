namespace OrderGrains.Tests.Runtime;

public sealed class AcceptTests
{
    [Fact]
    public void Accept_AfterVeryManyFailures_GoesOnWithPauses()
    {
        const int many = 1_100;
        using TestCluster cluster = new(1);
        TestSilo first = cluster.Add(address: null);
        TestSilo second = cluster.Add(address: null);
        cluster.Place("a", cluster[0]);
        for (int index = 0; index < many; index++)
        {
            cluster.AcceptFailures.Enqueue(new IOException("Too many open files."));
        }

        cluster.Finish(first.Tally("a").Note("x"));
        cluster.Pass(TimeSpan.FromSeconds(10));
        Assert.InRange(cluster.AcceptFailures.Count, many - 20, many - 10);
        cluster.Pass(TimeSpan.FromSeconds(many));
        Assert.Empty(cluster.AcceptFailures);
        Assert.Equal(1, cluster.Finish(second.Tally("a").Note("y")));
    }

    [Fact]
    public void Accept_AfterAFailureThatNobodyForesaw_GoesOn()
    {
        using TestCluster cluster = new(1);
        TestSilo first = cluster.Add(address: null);
        TestSilo second = cluster.Add(address: null);
        cluster.Place("a", cluster[0]);
        cluster.AcceptFailures.Enqueue(new InvalidOperationException("odd"));
        cluster.Finish(first.Tally("a").Note("x"));
        Assert.Equal(1, cluster.Finish(second.Tally("a").Note("y")));
        Assert.Empty(cluster.AcceptFailures);
    }
}
