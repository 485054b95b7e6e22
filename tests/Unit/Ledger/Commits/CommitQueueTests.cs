using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class CommitQueueTests
{
    private readonly CommitQueue queue = new(new LedgerOptions(), TimeProvider.System);

    [Fact]
    public void WaitForWorkAsync_ClosedBeforeTheWait_IsDone()
    {
        queue.Close(new InvalidOperationException("closing"));
        Assert.True(queue.WaitForWorkAsync().IsCompleted);
    }

    [Fact]
    public void WaitForWorkAsync_OpenAndEmpty_WaitsForTheNextFilledPlace()
    {
        StateWrite write = queue.Begin(rowKey: null);
        Task wait = queue.WaitForWorkAsync();
        Assert.False(wait.IsCompleted);
        _ = write.FillAsync(WriteContent.Nothing);
        Assert.True(wait.IsCompleted);
    }

    [Fact]
    public void Abandon_PlaceTakenAndNotFilled_ItsWriterIsTold()
    {
        StateWrite write = queue.Begin(rowKey: null);
        queue.Abandon(new InvalidOperationException("closing"));
        Assert.True(write.FillAsync(WriteContent.Nothing).IsFaulted);
    }
}
