namespace OrderGrains.Ledger;

/// <summary>
/// Opens and closes this silo's buckets as the owner table says: the named supervisor of that work. Follows the table
/// on the ownership loop; each bucket opens and closes on its own. Safe to call from anywhere.
/// </summary>
internal sealed partial class BucketMover(LedgerContext context, BucketSet buckets, MemberLease lease, Action changed)
{
    private readonly Lock gate = new();
    private readonly OwnershipOptions options = context.Options.Ownership;
    private readonly IBucketHost host = context.Services.BucketHost
        ?? throw new InvalidOperationException("A silo that joins needs a bucket host.");

    // Closed here, and to be handed over by the next commit of the table.
    private readonly HashSet<int> released = [];

    // Replaced when the silo loses its place: however the old place's work ends, it is not the new one's.
    private HashSet<int> busy = [];

    /// <summary>Records in the table what this silo has opened and closed.</summary>
    public ControlState Report(ControlState state, string me, bool leavesAlone)
    {
        lock (gate)
        {
            return state.WithOwners([.. state.Owners.Select(Reported)]);
        }

        BucketOwner Reported(BucketOwner owner, int bucket)
        {
            if (owner.Silo != me)
            {
                return owner;
            }

            if (released.Contains(bucket) && (owner.Next is not null || leavesAlone))
            {
                return BucketOwner.Of(owner.Next);
            }

            // On its way out it is closed for a moment: not worth a commit.
            long closed = owner.Next is null ? 0 : owner.Epoch;
            return owner with { Epoch = buckets.At(bucket)?.Epoch ?? closed };
        }
    }

    /// <summary>Starts what the table asks for.</summary>
    public void Follow(ControlState state, string me, ReleaseRule rule)
    {
        for (int number = 0; number < buckets.Count; number++)
        {
            BucketOwner owner = state.Owners[number];
            if (owner.Silo != me)
            {
                Leave(number, state.Find(owner.Silo ?? ""));
            }
            else if (rule == ReleaseRule.All || (owner.Next is not null && rule == ReleaseRule.Announced))
            {
                Release(number);
            }
            else if (owner.Next is null)
            {
                Open(number);
            }
        }
    }

    /// <summary>Lets everything go at once: the silo has lost its place.</summary>
    public void DropAll()
    {
        lock (gate)
        {
            busy = [];
            released.Clear();
        }

        foreach (Bucket bucket in buckets.Held.ToArray())
        {
            Lose(bucket);
        }
    }

    private void Leave(int number, SiloMember? newOwner)
    {
        bool wasReleased;
        lock (gate)
        {
            wasReleased = released.Remove(number);
        }

        if (wasReleased && newOwner is not null)
        {
            host.HandedOver(number, newOwner);
        }
    }

    private void Open(int number)
    {
        lock (gate)
        {
            // The move may have been called off after the bucket was closed.
            released.Remove(number);
        }

        if (buckets.At(number) is null)
        {
            Begin(number, work => OpenAsync(number, work));
        }
    }

    private void Release(int number)
    {
        if (buckets.At(number) is { } open)
        {
            Begin(number, work => ReleaseAsync(open, work));
            return;
        }

        lock (gate)
        {
            if (busy.Contains(number) || !released.Add(number))
            {
                return;
            }
        }

        changed();
    }

    private void Begin(int number, Func<HashSet<int>, Task> start)
    {
        HashSet<int> work;
        lock (gate)
        {
            if (busy.Count >= options.MaxOpening || !busy.Add(number))
            {
                return;
            }

            work = busy;
        }

        _ = context.Start(() => RunAsync(number, start, work));
    }

    private async Task RunAsync(int number, Func<HashSet<int>, Task> start, HashSet<int> work)
    {
        try
        {
            await start(work);
        }
#pragma warning disable CA1031 // The supervisor: whatever fails is logged, and the table says what to try next.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogMoveFailed(context.Logger, number, failure);
            await context.BackOffAsync(1);
        }
        finally
        {
            lock (gate)
            {
                work.Remove(number);
            }

            changed();
        }
    }

    private async Task OpenAsync(int number, HashSet<int> work)
    {
        if (!lease.IsValid)
        {
            return;
        }

        var bucket = new Bucket(number, context, Lose);
        await bucket.OpenAsync(() => IsCurrent(work), CancellationToken.None);
        lock (gate)
        {
            // Frozen meanwhile: another silo may own the bucket, and nothing of it may start here.
            if (!IsCurrent(work))
            {
                bucket.Abandon(new BucketNotHeldException(number));
                return;
            }

            buckets.Put(bucket);
        }

        bucket.Deliver();
        LogOpened(context.Logger, number, bucket.Epoch);
        host.Opened(number);
    }

    private async Task ReleaseAsync(Bucket bucket, HashSet<int> work)
    {
        await bucket.QuiesceAsync();
        bool areGrainsLeft = !await TryReleaseGrainsAsync(bucket.Number);

        // Before any grain is dropped: a call that came in between would find the bucket here and start it again.
        // Lost meanwhile: its grains are dropped already, and what runs now is another opening's.
        if (!buckets.Remove(bucket))
        {
            return;
        }

        if (areGrainsLeft)
        {
            host.Drop(bucket.Number);
        }

        await bucket.CloseAsync(new BucketNotHeldException(bucket.Number));
        LogReleased(context.Logger, bucket.Number, bucket.Epoch);
        lock (gate)
        {
            if (work == busy)
            {
                released.Add(bucket.Number);
            }
        }
    }

    private async Task<bool> TryReleaseGrainsAsync(int number)
    {
        try
        {
            await ReleaseGrainsAsync(number).WaitAsync(options.ReleaseLimit, context.Services.Time);
            return true;
        }
#pragma warning disable CA1031 // The supervisor: the bucket delivers nothing any more, so it moves on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogReleaseLate(context.Logger, number, failure);
            return false;
        }
    }

    private async Task ReleaseGrainsAsync(int number) => await host.ReleaseAsync(number);

    /// <summary>True while what this place has started may go on.</summary>
    private bool IsCurrent(HashSet<int> work)
    {
        lock (gate)
        {
            return work == busy && lease.IsValid;
        }
    }

    private void Lose(Bucket bucket)
    {
        bool wasOpen = buckets.Remove(bucket);
        bucket.Abandon(new BucketNotHeldException(bucket.Number));
        if (wasOpen)
        {
            LogLost(context.Logger, bucket.Number, bucket.Epoch);
            context.Metrics.Lost();
            host.Drop(bucket.Number);
            changed();
        }
    }
}
