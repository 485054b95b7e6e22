using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class CallTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(10_000)]
    [InlineData(65_536)]
    public void Number_OfACallThatWaitsNoMore_IsNotGivenToLaterOnes(int most)
    {
        CallTable table = new(most);
        Assert.True(table.TryAdd(Call(), 1, out uint late));
        Assert.NotNull(table.Take(late));
        for (int index = 0; index < 140_000; index++)
        {
            Assert.True(table.TryAdd(Call(), 1, out uint number));
            Assert.NotEqual(late, number);
            Assert.Null(table.Take(late));
            Assert.NotNull(table.Take(number));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(2_000)]
    public void TryAdd_PastTheLimit_IsRefusedUntilOneIsTaken(int most)
    {
        CallTable table = new(most);
        for (int round = 0; round < 3; round++)
        {
            Dictionary<uint, OutboundCall> waiting = [];
            for (int index = 0; index < most; index++)
            {
                OutboundCall call = Call();
                Assert.True(table.TryAdd(call, 1, out uint number));
                waiting.Add(number, call);
            }

            Assert.False(table.TryAdd(Call(), 1, out _));
            Assert.All(waiting, item => Assert.Same(item.Value, table.Take(item.Key)));
            Assert.Equal(0, table.Count);
        }
    }

    [Fact]
    public void TakeAll_OfCallsAmongFreeSlots_TakesEachOnce()
    {
        CallTable table = new(10);
        uint[] numbers = [.. Enumerable.Range(0, 5).Select(_ => Added(table))];
        table.Take(numbers[1]);
        table.Take(numbers[3]);
        Assert.Equal(3, table.TakeAll().Count);
        Assert.Empty(table.TakeAll());
        Assert.Equal(10, Enumerable.Range(0, 10).Select(_ => Added(table)).Distinct().Count());
    }

    private static uint Added(CallTable table)
    {
        Assert.True(table.TryAdd(Call(), 1, out uint number));
        return number;
    }

    private static OutboundCall Call() => new(null!, 0);
}
