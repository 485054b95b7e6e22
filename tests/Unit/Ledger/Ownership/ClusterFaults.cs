using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

/// <summary>A store that silos share: as slow as it is told, away when it is told, failing where it is told.</summary>
internal sealed class ClusterFaults(TimeProvider time, Random random) : IStoreFaults
{
    /// <summary>The longest that a call takes.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(8);

    /// <summary>True: every call fails before it does anything.</summary>
    public bool IsAway { get; set; }

    /// <summary>True: no call ends until it is cancelled.</summary>
    public bool Hangs { get; set; }

    /// <summary>True: no call of the control partition that begins now ever ends, cancelled or not.</summary>
    public bool LosesControl { get; set; }

    /// <summary>Told of every call when it begins.</summary>
    public Action<StoreCall> Called { get; set; } = _ => { };

    /// <summary>Of a hundred calls, how many fail.</summary>
    public int Percent { get; set; }

    /// <summary>What a commit ends in, whatever else is set; null: nothing special.</summary>
    public Func<CommitBatch, StoreFault?> Commit { get; set; } = _ => null;

    /// <summary>The commits that were tried, in order.</summary>
    public List<CommitBatch> Batches { get; } = [];

    public async ValueTask<StoreFault> NextAsync(StoreCall call, CancellationToken cancellationToken)
    {
        if (call.Batch is { } batch)
        {
            Batches.Add(batch);
        }

        Called(call);
        if (LosesControl && call.Bucket == ControlPartition.Number)
        {
            await new TaskCompletionSource().Task;
        }

        await Task.Delay(random.NextDouble() * Delay, time, cancellationToken);
        if (call.Batch is { } commit && Commit(commit) is { } planned)
        {
            return planned;
        }

        if (IsAway || Hangs)
        {
            return Hangs ? StoreFault.Hang : StoreFault.FailBefore;
        }

        return random.Next(100) < Percent
            ? (StoreFault)random.Next((int)StoreFault.FailBefore, (int)StoreFault.Hang)
            : StoreFault.None;
    }
}
