using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Simulation;

public sealed class ClusterSimulationTests
{
    private const int Seeds = 60;
    private const int PaidSeeds = 20;

    [Fact]
    public void Run_ManySeeds_BreaksNoPromise()
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            IReadOnlyList<string> violations = new ClusterDay(seed).Run();
            Assert.True(violations.Count == 0, $"Seed {seed}: {string.Join("; ", violations)}");
        }
    }

    /// <summary>
    /// Walks through lists once read what an overtaken owner remembered of orders; these seeds found it.
    /// </summary>
    [Theory]
    [InlineData(10_017)]
    [InlineData(10_690)]
    [InlineData(12_075)]
    public void Run_WalksBesideOvertakenOwners_BreaksNoPromise(int seed) => Assert.Empty(new ClusterDay(seed).Run());

    [Fact]
    public void Run_ManySeedsWithPaidShops_EveryCentIsWhereItBelongs()
    {
        (int Completed, int GivenBack) ended = default;
        for (int seed = 1; seed <= PaidSeeds; seed++)
        {
            var day = new ClusterDay(seed, isPaid: true);
            IReadOnlyList<string> violations = day.Run();
            Assert.True(violations.Count == 0, $"Seed {seed}: {string.Join("; ", violations)}");
            ended.Completed += day.PaidOrders.Count(each => each.Order.State == OrderStatus.Completed);
            ended.GivenBack += day.PaidOrders.Count(each => each.Payment?.State == PaymentStatus.Refunded);
        }

        // A day without trade proves nothing.
        Assert.True(ended.Completed > PaidSeeds, $"Only {ended.Completed} orders were completed.");
        Assert.True(ended.GivenBack > PaidSeeds / 2, $"Only {ended.GivenBack} payments were given back.");
    }

    [Fact]
    public async Task Run_SameSeedInAnotherProcess_HasTheSameTrace()
    {
        const int Seed = 11;
        string other = await TraceProcess.TraceAsync(
            nameof(ClusterTrace_ForAnotherProcess_IsWritten), Seed, TestContext.Current.CancellationToken);
        Assert.Equal(TraceOf(Seed), other);
        Assert.NotEqual(TraceOf(Seed), TraceOf(Seed + 1));
    }

    /// <summary>The other process of the test above.</summary>
    [Fact]
    public void ClusterTrace_ForAnotherProcess_IsWritten() => Assert.NotEmpty(TraceProcess.Write(TraceOf));

    private static string TraceOf(int seed)
    {
        var day = new ClusterDay(seed);
        day.Run();
        return day.Trace;
    }
}
