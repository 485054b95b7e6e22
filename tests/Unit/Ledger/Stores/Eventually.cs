namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>Waits for a condition, within a bound, and says what was seen instead.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(5);

    internal static async Task IsAsync<T>(string awaited, Func<T> look, Predicate<T> isThere)
    {
        long started = TimeProvider.System.GetTimestamp();
        T seen = look();
        while (!isThere(seen))
        {
            if (TimeProvider.System.GetElapsedTime(started) > s_bound)
            {
                Assert.Fail($"Waited {s_bound.TotalSeconds} s for {awaited}; saw {seen}.");
            }

            await Task.Delay(s_step, TimeProvider.System, TestContext.Current.CancellationToken);
            seen = look();
        }
    }
}
