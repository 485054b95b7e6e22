using System.Threading.Channels;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>One lane, and a server that answers when it is told to.</summary>
public sealed class PostgresLanesTests
{
    private readonly Channel<Statement> _sent = Channel.CreateUnbounded<Statement>();
    private readonly PostgresLanes _lanes;

    public PostgresLanesTests() => _lanes = new PostgresLanes(1, SendAsync);

    [Fact]
    public async Task CommitAsync_OneIsUnderWay_TheOthersGoTogether()
    {
        Task<bool> first = CommitAsync(0);
        Statement alone = await NextAsync();
        Task<bool>[] others = [CommitAsync(1), CommitAsync(2), CommitAsync(3)];
        alone.Answer(0);
        Statement together = await NextAsync();
        together.Answer(1, 3);

        Assert.Equal([0], alone.Buckets);
        Assert.Equal([1, 2, 3], together.Buckets);
        Assert.True(await first);
        bool[] results = await Task.WhenAll(others);
        Assert.Equal([true, false, true], results);
    }

    [Fact]
    public async Task CommitAsync_BucketIsInTheGroup_WaitsForTheNext()
    {
        Task first = CommitAsync(0);
        Statement alone = await NextAsync();
        Task<bool>[] others = [CommitAsync(1), CommitAsync(2), CommitAsync(1)];
        alone.Answer(0);
        Statement together = await NextAsync();
        together.Answer(1, 2);
        Statement last = await NextAsync();
        last.Answer();

        await first;
        Assert.Equal([1, 2], together.Buckets);
        Assert.Equal([1], last.Buckets);
        bool[] results = await Task.WhenAll(others);
        Assert.Equal([true, true, false], results);
    }

    [Theory]
    [InlineData(400, 1_000)]
    [InlineData(1, 3 << 20)]
    public async Task CommitAsync_MoreThanOneCommitMayHold_IsNotPutTogether(int rows, int sizeBytes)
    {
        Task first = CommitAsync(0);
        Statement alone = await NextAsync();
        Task<bool>[] others = [CommitAsync(1, rows, sizeBytes), CommitAsync(2, rows, sizeBytes)];
        alone.Answer(0);
        for (int bucket = 1; bucket <= others.Length; bucket++)
        {
            Statement next = await NextAsync();
            Assert.Equal([bucket], next.Buckets);
            next.Answer(bucket);
        }

        await first;
        bool[] results = await Task.WhenAll(others);
        Assert.Equal([true, true], results);
    }

    [Fact]
    public async Task CommitAsync_OneCannotBeDone_OnlyThatOneFails()
    {
        Task first = CommitAsync(0);
        Statement alone = await NextAsync();
        Task<bool>[] others = [CommitAsync(1), CommitAsync(2)];
        alone.Answer(0);
        (await NextAsync()).Fail(Failure(retryable: false, outcomeUnknown: false));
        (await NextAsync()).Fail(Failure(retryable: false, outcomeUnknown: false));
        (await NextAsync()).Answer(2);

        await first;
        await Assert.ThrowsAsync<StoreException>(() => others[0]);
        Assert.True(await others[1]);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task CommitAsync_StatementFails_AllOfItDoesAndTheLaneGoesOn(bool retryable, bool outcomeUnknown)
    {
        Task first = CommitAsync(0);
        Statement alone = await NextAsync();
        Task<bool>[] others = [CommitAsync(1), CommitAsync(2)];
        alone.Answer(0);
        (await NextAsync()).Fail(Failure(retryable, outcomeUnknown));

        await first;
        foreach (Task<bool> other in others)
        {
            Assert.Equal(outcomeUnknown, (await Assert.ThrowsAsync<StoreException>(() => other)).OutcomeUnknown);
        }

        Task<bool> next = CommitAsync(1);
        (await NextAsync()).Answer(1);
        Assert.True(await next);
    }

    [Fact]
    public async Task CommitAsync_CancelledWhileItWaits_IsNotSent()
    {
        using CancellationTokenSource cancellation = new();
        Task first = CommitAsync(0);
        Statement alone = await NextAsync();
        Task<bool> given = _lanes.CommitAsync(new PostgresCommit(BatchOf(1), 1), cancellation.Token);
        Task<bool> other = CommitAsync(2);
        await cancellation.CancelAsync();
        alone.Answer(0);
        Statement next = await NextAsync();
        next.Answer(2);

        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal([2], next.Buckets);
        Assert.True(await other);
    }

    [Fact]
    public async Task StopAsync_CommitsQueued_EndsAfterThemAndTakesNoMore()
    {
        Task<bool> queued = CommitAsync(0);
        Task stopped = _lanes.StopAsync();
        (await NextAsync()).Answer(0);
        await stopped;

        Assert.True(await queued);
        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => CommitAsync(1));
        Assert.Equal(("store_unavailable", false), (refusal.Code, refusal.OutcomeUnknown));
    }

    private static StoreException Failure(bool retryable, bool outcomeUnknown) =>
        new("store_unavailable", "no", retryable, outcomeUnknown);

    private static CommitBatch BatchOf(int bucket, int rows = 1) => Batches.After(
        Batches.New(bucket), [.. Enumerable.Range(0, rows).Select(row => Batches.Put($"r{row}", "1"))]);

    private Task<bool> CommitAsync(int bucket, int rows = 1, int sizeBytes = 1) =>
        _lanes.CommitAsync(new PostgresCommit(BatchOf(bucket, rows), sizeBytes), CancellationToken.None);

    private Task<HashSet<int>> SendAsync(IReadOnlyList<CommitBatch> batches)
    {
        Statement statement = new([.. batches.Select(batch => batch.Bucket)]);
        Assert.True(_sent.Writer.TryWrite(statement));
        return statement.Answered;
    }

    private async Task<Statement> NextAsync() => await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private sealed class Statement(int[] buckets)
    {
        private readonly TaskCompletionSource<HashSet<int>> _answer =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal int[] Buckets => buckets;

        internal Task<HashSet<int>> Answered => _answer.Task;

        internal void Answer(params int[] committed) => _answer.SetResult([.. committed]);

        internal void Fail(StoreException failure) => _answer.SetException(failure);
    }
}
