namespace OrderGrains.Tests;

public sealed class WriteCombinerTests
{
    private readonly List<TaskCompletionSource> writes = [];
    private readonly List<Exception> failures = [];
    private readonly WriteCombiner combiner;

    public WriteCombinerTests() => combiner = new WriteCombiner(Write, failures.Add);

    [Fact]
    public async Task Save_WhileOneIsInFlight_JoinsTheNextOne()
    {
        Task first = combiner.Save();
        Task second = combiner.Save();
        Task third = combiner.Save();

        Assert.Single(writes);
        Assert.Same(second, third);
        writes[0].SetResult();
        await first;
        await Until(() => writes.Count == 2);
        Assert.False(second.IsCompleted);
        writes[1].SetResult();
        await second;
    }

    [Fact]
    public async Task Save_AfterTheJoinedWriteWasIssued_BeginsAnother()
    {
        _ = combiner.Save();
        Task second = combiner.Save();
        writes[0].SetResult();
        await Until(() => writes.Count == 2);

        Task third = combiner.Save();
        Assert.Equal(2, writes.Count);
        writes[1].SetResult();
        await second;
        await Until(() => writes.Count == 3);
        Assert.False(third.IsCompleted);
        writes[2].SetResult();
        await third;
    }

    [Fact]
    public async Task Save_WriteFails_FailsWhoeverJoinedAndEverybodyAfter()
    {
        Task first = combiner.Save();
        Task second = combiner.Save();

        writes[0].SetException(new InvalidOperationException("away"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => second);
        await Assert.ThrowsAsync<InvalidOperationException>(combiner.Save);
        await Assert.ThrowsAsync<InvalidOperationException>(combiner.SaveAtOnce);
        await Assert.ThrowsAsync<InvalidOperationException>(() => combiner.Committed);
        Assert.Single(failures);
        Assert.Single(writes);
    }

    [Fact]
    public async Task SaveAtOnce_WhileOneIsInFlight_IssuesAnother()
    {
        _ = combiner.SaveAtOnce();
        Task second = combiner.SaveAtOnce();

        Assert.Equal(2, writes.Count);
        Assert.Same(second, combiner.Committed);
        writes[0].SetResult();
        writes[1].SetResult();
        await second;
    }

    [Fact]
    public void Committed_NothingWritten_IsComplete() => Assert.True(combiner.Committed.IsCompletedSuccessfully);

    private static async Task Until(Func<bool> condition)
    {
        const int Turns = 10_000;
        for (int i = 0; i < Turns && !condition(); i++)
        {
            await Task.Yield();
        }

        Assert.True(condition(), $"The awaited write was not issued within {Turns} turns.");
    }

    private Task Write()
    {
        writes.Add(new TaskCompletionSource());
        return writes[^1].Task;
    }
}
