using Orleans;

namespace OrderGrains.Tests.Runtime;

/// <summary>A grain with a persistent state, and timers.</summary>
[Alias("test.IStatefulGrain")]
public interface IStatefulGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> Add(int number);

    [Alias("AddTwiceAtOnce")]
    Task AddTwiceAtOnce();

    [Alias("Read")]
    Task<int> Read();

    [Alias("Clear")]
    Task Clear();

    [Alias("StartTimer")]
    Task StartTimer(TimeSpan dueTime, TimeSpan period, bool keepAlive);

    [Alias("StopTimer")]
    Task StopTimer();
}
