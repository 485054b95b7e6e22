using OrderGrains.Notifications;
using OrderGrains.Retries;

namespace OrderGrains.Tests.Notifications;

public sealed class RetryDelayTests
{
    private static readonly RetryOptions Options = new();

    [Theory]
    [InlineData(1, 0, 2.5)]
    [InlineData(1, 1, 5)]
    [InlineData(3, 1, 20)]
    [InlineData(9, 0, 450)]
    [InlineData(9, 1, 900)]
    [InlineData(100, 1, 900)]
    [InlineData(int.MaxValue, 0, 450)]
    public void After_Attempts_StaysBetweenHalfAndAllOfTheBound(int attempts, double jitter, double seconds) =>
        Assert.Equal(seconds, RetryDelay.After(Options, attempts, jitter, null).TotalSeconds, precision: 3);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(60, 60)]
    [InlineData(-5, 5)]
    [InlineData(100_000, 3_600)]
    public void After_ProvidersWish_IsFollowedWithinBounds(int wish, double seconds) =>
        Assert.Equal(seconds, RetryDelay.After(Options, 1, 1, TimeSpan.FromSeconds(wish)).TotalSeconds, precision: 3);
}
