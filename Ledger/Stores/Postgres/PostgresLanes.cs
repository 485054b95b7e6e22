using System.Threading.Channels;

namespace OrderGrains.Ledger;

/// <summary>
/// The commits of many buckets in few round trips: each lane has one statement under way, and takes what has queued
/// meanwhile as its next. A commit that finds a lane free leaves at once, alone.
/// <code>
/// bucket  bucket  bucket              one statement         its own head as expected?
///    \      |      /        lane      at a time        ╭──▶ yes: committed
///   [     queue …     ] ──▶ group ──▶ PostgreSQL ──────┤
///                    ╰────▶ lane …                     ╰──▶ no: refused, and the others are not held up by it
/// </code>
/// Safe to call from anywhere; the lanes run on the thread pool.
/// </summary>
internal sealed class PostgresLanes
{
    // A group is no larger than one commit may be: what it keeps waiting is as soon over.
    private static readonly StoreLimits s_limits = PostgresStore.ServerLimits;

    // Bounded by its writers: a bucket has one commit under way.
    private readonly Channel<PostgresCommit> _queue = Channel.CreateUnbounded<PostgresCommit>();
    private readonly Lock _taking = new();
    private readonly Func<IReadOnlyList<CommitBatch>, Task<HashSet<int>>> _send;
    private readonly Task _ended;

    /// <summary>Starts the lanes.</summary>
    /// <param name="lanes">How many.</param>
    /// <param name="send">
    /// Commits batches of different buckets in one statement: the buckets whose heads were the expected ones.
    /// </param>
    internal PostgresLanes(int lanes, Func<IReadOnlyList<CommitBatch>, Task<HashSet<int>>> send)
    {
        _send = send;
        _ended = Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Start()));
    }

    /// <summary>Queues a commit. While it waits, its token takes it out; once sent it is carried through.</summary>
    internal Task<bool> CommitAsync(PostgresCommit commit, CancellationToken cancellationToken) =>
        _queue.Writer.TryWrite(commit) ? commit.WaitAsync(cancellationToken) : throw PostgresFailure.Closed();

    /// <summary>Ends the lanes after what is queued.</summary>
    internal Task StopAsync()
    {
        _queue.Writer.TryComplete();
        return _ended;
    }

    private Task Start() => Task.Factory.StartNew(
        RunAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            List<PostgresCommit> group = Take();
            if (group.Count > 0)
            {
                await CommitAsync(group);
            }
        }
    }

    /// <summary>What waits, in order: each bucket once, as much as one commit may hold.</summary>
    private List<PostgresCommit> Take()
    {
        lock (_taking)
        {
            List<PostgresCommit> group = [];
            HashSet<int> buckets = [];
            int rows = 0;
            long sizeBytes = 0;
            while (_queue.Reader.TryPeek(out PostgresCommit? next))
            {
                rows += next.Batch.Operations.Count;
                sizeBytes += next.SizeBytes;
                bool isFull = rows > s_limits.Operations || sizeBytes > s_limits.BatchSizeBytes;
                if (group.Count > 0 && (isFull || buckets.Contains(next.Batch.Bucket)))
                {
                    break;
                }

                _queue.Reader.TryRead(out _);
                if (next.TryTake())
                {
                    buckets.Add(next.Batch.Bucket);
                    group.Add(next);
                }
            }

            return group;
        }
    }

    private async Task CommitAsync(List<PostgresCommit> group)
    {
        try
        {
            HashSet<int> committed = await _send([.. group.Select(commit => commit.Batch)]);
            foreach (PostgresCommit commit in group)
            {
                commit.Complete(committed.Contains(commit.Batch.Bucket));
            }
        }
        catch (StoreException failure) when (group.Count > 1 && failure is { Retryable: false, OutcomeUnknown: false })
        {
            // One of them cannot be done, and only that one's bucket is to know.
            foreach (PostgresCommit commit in group)
            {
                await CommitAsync([commit]);
            }
        }
#pragma warning disable CA1031 // The lane's supervisor: a bug fails those that it meets, not every later commit.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            foreach (PostgresCommit commit in group)
            {
                commit.Fail(failure);
            }
        }
    }
}
