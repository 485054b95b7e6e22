using OrderGrains.Ledger;

namespace OrderGrains.Tests.Storage;

/// <summary>
/// The answer to one commit is lost, and before it can be asked for again, something happens to its bucket.
/// </summary>
internal sealed class LostAnswer : IStoreFaults
{
    private Guid batch;
    private bool isOver;

    /// <summary>What happens meanwhile; null: no answer is lost.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async ValueTask<StoreFault> NextAsync(StoreCall call, CancellationToken cancellationToken)
    {
        if (Meanwhile is null || isOver || call.Batch is not { } commit)
        {
            return StoreFault.None;
        }

        if (batch == Guid.Empty)
        {
            batch = commit.Next.BatchId;
            return StoreFault.FailAfter;
        }

        isOver = true;
        await Meanwhile();
        return StoreFault.None;
    }
}
