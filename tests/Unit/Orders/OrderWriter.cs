using System.Collections.Concurrent;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

/// <summary>Places new orders and changes old ones, one after the other, until it is told to stop.</summary>
internal sealed class OrderWriter(OrderLedger ledger, IReadOnlyList<OrderState> changing)
{
    private readonly TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> begun = new();
    private readonly ConcurrentQueue<string> acknowledged = new();

    /// <summary>Done once it has placed its first order.</summary>
    public Task Began => began.Task;

    /// <summary>The orders that it has begun to place.</summary>
    public IReadOnlyCollection<string> Begun => begun;

    /// <summary>The orders whose placing was acknowledged.</summary>
    public IReadOnlyCollection<string> Acknowledged => acknowledged;

    public async Task RunAsync(int limit, CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (int number = 0; number < limit && !cancellationToken.IsCancellationRequested; number++)
        {
            string id = $"during_{number}";
            begun.Enqueue(id);
            await Task.WhenAll(
                ledger.WriteAsync(OrderLedger.New(id)), ledger.ChangeAsync(changing[number % changing.Count]));
            acknowledged.Enqueue(id);
            began.TrySetResult();
        }
    }
}
