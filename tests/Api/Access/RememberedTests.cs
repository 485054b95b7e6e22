using OrderGrains.Api.Access;

namespace OrderGrains.Tests.Access;

public sealed class RememberedTests
{
    private readonly SetTime time = new();
    private int asked;
    private Func<Task<int>> answer = static () => Task.FromResult(0);

    [Fact]
    public async Task Get_WhileFresh_AsksOnce()
    {
        Remembered<int> remembered = New();
        answer = () => Task.FromResult(1);
        Assert.Equal(1, await remembered.GetAsync());
        answer = () => Task.FromResult(2);
        time.Now += Remembered<int>.Fresh - TimeSpan.FromTicks(1);
        Assert.Equal(1, await remembered.GetAsync());
        Assert.Equal(1, asked);

        time.Now += TimeSpan.FromTicks(1);
        Assert.Equal(2, await remembered.GetAsync());
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Get_NoNewAnswer_HoldsTheLastForAMinute()
    {
        Remembered<int> remembered = New();
        answer = () => Task.FromResult(1);
        await remembered.GetAsync();
        answer = () => Task.FromException<int>(new TimeoutException());
        time.Now += Remembered<int>.Stale - TimeSpan.FromTicks(1);
        Assert.Equal(1, await remembered.GetAsync());

        time.Now += TimeSpan.FromTicks(1);
        await Assert.ThrowsAsync<TimeoutException>(() => remembered.GetAsync().AsTask());
    }

    [Fact]
    public async Task Get_ABug_IsNotHidden()
    {
        Remembered<int> remembered = New();
        await remembered.GetAsync();
        answer = () => Task.FromException<int>(new InvalidOperationException());
        time.Now += Remembered<int>.Fresh;
        await Assert.ThrowsAsync<InvalidOperationException>(() => remembered.GetAsync().AsTask());
    }

    [Fact]
    public async Task Get_ManyAtOnce_AskOnce()
    {
        Remembered<int> remembered = New();
        var pending = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        answer = () => pending.Task;
        Task<int>[] waiting = [.. Enumerable.Range(0, 50).Select(_ => remembered.GetAsync().AsTask())];
        pending.SetResult(7);
        Assert.All(await Task.WhenAll(waiting), value => Assert.Equal(7, value));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Set_WhatIsKnownBetter_IsGivenAtOnce()
    {
        Remembered<int> remembered = New();
        await remembered.GetAsync();
        remembered.Set(9);
        Assert.Equal(9, await remembered.GetAsync());
        Assert.Equal(1, asked);
    }

    private Remembered<int> New() => new(
        () =>
        {
            asked++;
            return answer();
        },
        time);

    private sealed class SetTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
