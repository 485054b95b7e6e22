using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using OrderGrains.Ledger;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Streams;

/// <summary>
/// The way of events to Orleans' pulling agent: what is acknowledged when, and that nothing is skipped.
/// </summary>
public sealed class BucketQueueTests
{
    private readonly BucketQueue queue = new();
    private long number;

    [Fact]
    public async Task Take_MoreThanAsked_LeavesTheRest()
    {
        queue.Add(Batch("a"));
        queue.Add(Batch("b"));

        Assert.Single(await queue.GetQueueMessagesAsync(1, default));
        Assert.Single(await queue.GetQueueMessagesAsync(10, default));
        Assert.Empty(await queue.GetQueueMessagesAsync(10, default));
    }

    [Fact]
    public async Task MoveNext_AfterABatch_AcknowledgesIt()
    {
        LedgerBatch batch = await PulledAsync("a");
        IQueueCacheCursor cursor = queue.GetCacheCursor(batch.StreamId, batch.SequenceToken);

        Assert.True(Moves(cursor));
        Assert.Same(batch, cursor.GetCurrent(out _));
        Assert.False(batch.Done.IsCompleted);
        Assert.False(Moves(cursor));
        await batch.Done;
    }

    [Fact]
    public async Task MoveNext_OtherStreams_AreNotItsOwn()
    {
        LedgerBatch other = await PulledAsync("b");
        IQueueCacheCursor cursor = queue.GetCacheCursor(StreamId.Create("orders", "a"), null);

        Assert.False(Moves(cursor));
        Assert.False(other.Done.IsCompleted);
    }

    [Fact]
    public async Task MoveNext_BatchThatCameLater_IsFoundByTheSameCursor()
    {
        LedgerBatch first = await PulledAsync("a");
        IQueueCacheCursor cursor = queue.GetCacheCursor(first.StreamId, null);
        Assert.True(Moves(cursor));
        Assert.False(Moves(cursor));

        LedgerBatch second = await PulledAsync("a");

        Assert.True(Moves(cursor));
        Assert.Same(second, cursor.GetCurrent(out _));
    }

    [Fact]
    public async Task RecordDeliveryFailure_WithWhatTheGrainThrew_TellsTheRelay()
    {
        LedgerBatch batch = await PulledAsync("a");
        IQueueCacheCursor cursor = queue.GetCacheCursor(batch.StreamId, null);
        Assert.True(Moves(cursor));
        batch.Note(new FormatException("broken"));

        cursor.RecordDeliveryFailure();

        await Assert.ThrowsAsync<FormatException>(() => batch.Done);
        Assert.False(Moves(cursor));
    }

    [Fact]
    public async Task Shutdown_WithBatchesUnderWay_GivesThemBackAsAnOutage()
    {
        LedgerBatch pulled = await PulledAsync("a");
        LedgerBatch waiting = Batch("b");
        queue.Add(waiting);

        await queue.Shutdown(TimeSpan.Zero);

        Assert.True((await Assert.ThrowsAsync<InfrastructureException>(() => pulled.Done)).Retryable);
        await Assert.ThrowsAsync<InfrastructureException>(() => waiting.Done);
        Assert.Null(queue.First(pulled.StreamId));
    }

    [Fact]
    public async Task Take_BatchThatWasGivenUp_IsNotDelivered()
    {
        LedgerBatch batch = Batch("a");
        queue.Add(batch);
        batch.Fail();

        Assert.Empty(await queue.GetQueueMessagesAsync(10, default));
        await Assert.ThrowsAsync<InfrastructureException>(() => batch.Done);
    }

    [Fact]
    public void GetEvents_OfABatch_AreInOrderWithTokensInOrder()
    {
        var batch = new LedgerBatch(StreamId.Create("orders", "a"), new EventSequenceTokenV2(5), ["one", "two"]);

        Tuple<string, StreamSequenceToken>[] events = [.. batch.GetEvents<string>()];

        Assert.Equal(["one", "two"], events.Select(entry => entry.Item1));
        Assert.True(events[0].Item2.Older(events[1].Item2));
    }

    private static bool Moves(IQueueCacheCursor cursor) =>
        cursor.MoveNextWithResult() == QueueCacheCursorMoveResult.Success;

    private async Task<LedgerBatch> PulledAsync(string key)
    {
        queue.Add(Batch(key));
        IList<IBatchContainer> taken = await queue.GetQueueMessagesAsync(10, default);
        queue.AddToCache(taken);
        return (LedgerBatch)Assert.Single(taken);
    }

    private LedgerBatch Batch(string key) =>
        new(StreamId.Create("orders", key), new EventSequenceTokenV2(++number), [$"event {number}"]);
}
