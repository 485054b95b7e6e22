using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// The store that all silos share, as a service of its own: requests reach it and answers leave it in their own time,
/// whatever becomes of the process that asked.
/// </summary>
internal sealed class SharedStore
{
    private readonly ClusterWorld world;
    private readonly MemoryStore rows;

    public SharedStore(ClusterWorld world, MemoryStore rows)
    {
        this.world = world;
        this.rows = rows;
        Faults = new StoreFaults(world.Random);
    }

    public StoreLimits Limits => rows.Limits;

    public StoreFaults Faults { get; }

    /// <summary>What was committed, in order, and what was wrong about it.</summary>
    public StoreWitness Witness { get; } = new();

    /// <summary>Carries a read out as the seed says.</summary>
    public void Ask<T>(
        ClusterProcess process, StoreCall call, Func<MemoryStore, ValueTask<T>> read, TaskCompletionSource<T> answer) =>
        Carry(process, call, _ => Finish(read(rows)), answer);

    /// <summary>Carries a commit out as the seed says.</summary>
    public void Commit(ClusterProcess process, CommitBatch batch, TaskCompletionSource<HeadMismatch?> answer) => Carry(
        process,
        new StoreCall(StoreCallKind.Commit, batch.Bucket, batch),
        isAnswerLost => Apply(process, batch, isAnswerLost),
        answer);

    private void Carry<T>(
        ClusterProcess process, StoreCall call, Func<bool, T> carryOut, TaskCompletionSource<T> answer)
    {
        StoreFate fate = Faults.Next(process.Machine, call);
        if (fate.Failure == StoreFailure.None)
        {
            TimeSpan there = fate.ArrivesAfter!.Value;
            world.After(there, () =>
            {
                T result = carryOut(false);
                world.After(fate.AnswersAfter - there, () => answer.TrySetResult(result));
            });
            return;
        }

        if (fate.ArrivesAfter is { } late)
        {
            world.After(late, () => carryOut(fate.IsAnswerLost));
        }

        world.After(fate.AnswersAfter, () =>
        {
            world.Note($"{process.Name}: store {call.Kind} of {call.Bucket}: {fate.Failure}");
            answer.TrySetException(FailureOf(fate.Failure, call));
        });
    }

    private HeadMismatch? Apply(ClusterProcess process, CommitBatch batch, bool isAnswerLost)
    {
        Head? found = Finish(rows.ReadHeadAsync(batch.Bucket, CancellationToken.None));
        CommitBatch planted = world.Plant.Commit(batch, found, isAnswerLost);
        HeadMismatch? mismatch = Finish(rows.CommitAsync(planted, CancellationToken.None));
        if (mismatch is null)
        {
            Witness.Saw(process.Name, batch.Bucket, found, batch.Next);
        }

        world.Committed(process, batch, isDone: mismatch is null);
        return mismatch;
    }

    private static StoreException FailureOf(StoreFailure failure, StoreCall call) => failure switch
    {
        StoreFailure.Throttled => new StoreException("store_throttled", "Slow down.", retryable: true),
        StoreFailure.Unreachable => new StoreException("store_unavailable", "Nobody is there.", retryable: true),
        _ => new StoreException(
            "store_unavailable", "No answer came.", retryable: true,
            outcomeUnknown: call.Kind == StoreCallKind.Commit),
    };

    // The store in memory answers at once.
    private static T Finish<T>(ValueTask<T> call) =>
        call.IsCompleted ? call.Result : throw new InvalidOperationException("The store in memory has waited.");
}
