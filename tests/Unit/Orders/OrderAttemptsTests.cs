using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

public sealed class OrderAttemptsTests
{
    [Theory]
    [InlineData(0, null, 1)]
    [InlineData(4, null, 5)]
    [InlineData(0, "1", 1_025)]
    [InlineData(1_025, "1", 1_026)]
    [InlineData(1_030, "2", 2_049)]
    [InlineData(9_000, "2", 9_001)]
    public void Next_AnyEpoch_IsAboveTheLastAndEveryEarlierEpoch(int last, string? tag, int next) =>
        Assert.Equal(next, OrderAttempts.Next(last, tag));

    [Fact]
    public void Next_EpochBeyondAllNumbers_CountsOn()
    {
        int first = OrderAttempts.Next(0, $"{long.MaxValue}");

        Assert.InRange(first, OrderAttempts.Next(0, "2000000"), int.MaxValue - OrderAttempts.PerEpoch);
        Assert.Equal(first + 1, OrderAttempts.Next(first, $"{long.MaxValue}"));
    }
}
