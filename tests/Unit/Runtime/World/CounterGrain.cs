using Orleans;

namespace OrderGrains.Tests.Runtime;

internal sealed class CounterGrain : Grain, ICounterGrain
{
    private int total;
    private int inside;

    public async Task Count()
    {
        if (Interlocked.Increment(ref inside) != 1)
        {
            throw new InvalidOperationException("Two requests run at once.");
        }

        int before = total;
        await Task.Yield();
        total = before + 1;
        Interlocked.Decrement(ref inside);
    }

    public Task<int> Total() => Task.FromResult(total);
}
