using System.Collections.Concurrent;

namespace OrderGrains.Tests.Orders;

/// <summary>Runs what it is given on one thread, turn by turn, as a grain's host does.</summary>
internal sealed class Turns : SynchronizationContext, IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> queue = [];

    /// <summary>Runs a test to its end.</summary>
    public static void Run(Func<Task> test)
    {
        using Turns turns = new();
        SynchronizationContext? before = Current;
        SetSynchronizationContext(turns);
        try
        {
            turns.RunToEnd(test());
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => queue.Add((d, state));

    public void Dispose() => queue.Dispose();

    private void RunToEnd(Task test)
    {
        while (!test.IsCompleted)
        {
            Assert.True(queue.TryTake(out var turn, Bound), $"The test did not end: no turn came within {Bound}.");
            turn.Callback(turn.State);
        }

        test.GetAwaiter().GetResult();
    }
}
