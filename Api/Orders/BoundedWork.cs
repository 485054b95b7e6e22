namespace OrderGrains.Api.Orders;

/// <summary>Works on many items at once, but on no more than so many.</summary>
internal static class BoundedWork
{
    /// <summary>The answers, in the order of the items.</summary>
    public static async Task<TResult[]> RunAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int most, Func<TItem, int, Task<TResult>> work)
    {
        var results = new TResult[items.Count];
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(most, items.Count)).Select(_ => WorkAsync()));
        return results;

        async Task WorkAsync()
        {
            int index;
            while ((index = Interlocked.Increment(ref next)) < results.Length)
            {
                results[index] = await work(items[index], index);
            }
        }
    }
}
