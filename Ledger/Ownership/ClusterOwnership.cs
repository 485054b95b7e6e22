namespace OrderGrains.Ledger;

/// <summary>
/// The loop of a silo that shares its store, and its supervisor.
/// <list type="number">
/// <item>Read the control partition; commit what <see cref="Membership.Step"/> makes of it, the beat with it.</item>
/// <item>Own row gone: the place is lost. Everything is dropped; the next turn joins as another silo.</item>
/// <item>Otherwise the lease lasts on from before that commit was sent, and the buckets follow the table.</item>
/// <item>Wait: a renewal's time, or less while something moves, is suspect or is due here.</item>
/// </list>
/// <code>
///   read ─▶ step ─▶ commit ─▶ lease renewed ─▶ open, release, hand over ─▶ wait ─▶ read …
///             │ own row gone                        ▲
///             ╰─▶ drop all, be another ─────────────╯ (after joining)
/// </code>
/// </summary>
internal sealed partial class ClusterOwnership : ILedgerOwnership
{
    private const int MaxJoinAttempts = 10;

    private readonly LedgerContext context;
    private readonly OwnershipOptions options;
    private readonly BucketSet buckets;
    private readonly ControlPartition control;
    private readonly Membership membership;
    private readonly BucketMover mover;
    private readonly Wakeup wakeup;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long beatSentAt;
    private TimeSpan beatInterval;
    private long turnEndedAt;
    private volatile bool isUrgent;
    private long? movingSince;
    private OwnerTable owners;
    private ControlState view;
    private volatile bool stopped;

    public ClusterOwnership(LedgerContext context, BucketSet buckets)
    {
        this.context = context;
        this.buckets = buckets;
        options = context.Options.Ownership;
        control = new ControlPartition(context, buckets.Count, options.Lease / 2);
        membership = new Membership(context);
        beatInterval = options.RenewInterval;
        wakeup = new Wakeup(context.Services.Time);
        mover = new BucketMover(context, buckets, membership.Lease, WakeNow);
        view = ControlState.Empty(buckets.Count);
        owners = new OwnerTable(view);
    }

    public event Action<OwnerTable>? OwnersChanged;

    public string SiloId => membership.Id;

    public OwnerTable Owners => Volatile.Read(ref owners);

    /// <summary>How often a commit of the control partition found that another silo was faster.</summary>
    public long Collisions => control.Collisions;

    /// <summary>True while the lease lasts.</summary>
    public bool IsLeaseValid => membership.Lease.IsValid;

    public bool MayAnswer(int bucket) => buckets.At(bucket) is not null && membership.Lease.IsValid;

    public bool IsHeld(string key) => buckets.Find(key) is not null;

    public void Refresh() => wakeup.Wake();

    public Task ReadyAsync(CancellationToken cancellationToken) => AwaitedAsync(ready).WaitAsync(cancellationToken);

    /// <summary>
    /// Joins without taking part yet, and starts the loop. A store that is slow or away for a moment is asked again.
    /// </summary>
    /// <exception cref="InfrastructureException">The store was away each time.</exception>
    public async Task JoinAsync()
    {
        for (int attempt = 1; !await TryJoinAsync(isLast: attempt == MaxJoinAttempts); attempt++)
        {
            await context.BackOffAsync(attempt);
        }

        _ = context.Start(RunAsync);
    }

    /// <summary>Takes part: grains can be called from now on.</summary>
    public void Activate()
    {
        membership.Wanted = SiloState.Active;
        WakeNow();
    }

    public async Task LeaveAsync()
    {
        membership.Wanted = SiloState.Leaving;
        WakeNow();
        try
        {
            await AwaitedAsync(ended).WaitAsync(options.LeaveLimit, context.Services.Time);
        }
        catch (TimeoutException late)
        {
            LogLeftLate(context.Logger, membership.Id, late);
            stopped = true;
            WakeNow();
            mover.DropAll();
        }
    }

    private async Task<bool> TryJoinAsync(bool isLast)
    {
        try
        {
            await TurnAsync();
            return true;
        }
        catch (InfrastructureException failure) when (failure.Retryable && !isLast)
        {
            LogJoinFailed(context.Logger, membership.Id, failure);
            return false;
        }
    }

    private async Task RunAsync()
    {
        while (!stopped)
        {
            await WaitAsync();
            try
            {
                await TurnAsync();
            }
#pragma warning disable CA1031 // The supervisor of the loop: without it the silo would lose its place for good.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogTurnFailed(context.Logger, membership.Id, failure);
                await Task.Delay(options.PollInterval, context.Services.Time);
            }

            turnEndedAt = context.Services.Time.GetTimestamp();
        }

        membership.Lease.End();
        mover.DropAll();
        ended.TrySetResult();
    }

    private async Task TurnAsync()
    {
        long begun = context.Services.Time.GetTimestamp();
        bool isBeatDue = UntilBeat() <= TimeSpan.Zero;
        ControlUpdate update = await control.UpdateAsync(
            found => membership.Step(found, isBeatDue, mover), isBeatDue);
        ControlState state = update.State;
        if (update.IsCommitted && membership.Wanted == SiloState.Leaving && state.Find(membership.Id) is null)
        {
            stopped = true;
        }
        else if (update.IsCommitted)
        {
            Renewed(update.SentAt, begun);
        }
        else if (membership.IsExpelled(state))
        {
            LogExpelled(context.Logger, membership.Id);
            membership.BeAnother();
            mover.DropAll();
            WakeNow();
            return;
        }

        Publish(state);
        mover.Follow(state, membership.Id, HowToRelease(state));
        if (IsSettled(state))
        {
            ready.TrySetResult();
        }
    }

    /// <summary>
    /// On a store that is slow the silos get in each other's way: who has got through then leaves it to the others for
    /// twice as long as it took.
    /// </summary>
    private void Renewed(long sentAt, long begun)
    {
        TimeSpan rest = context.Services.Time.GetElapsedTime(begun) * 2;
        TimeSpan longest = options.Lease / 3;
        beatInterval = rest < options.RenewInterval ? options.RenewInterval : rest < longest ? rest : longest;
        beatSentAt = sentAt;
        if (membership.Lease.Overdue is { } overdue)
        {
            LogRenewedLate(context.Logger, membership.Id, overdue.TotalMilliseconds);
        }

        membership.Renewed(sentAt);
    }

    /// <summary>
    /// A bucket is let go only when its new owner must have seen that something moves, and reads often.
    /// </summary>
    private ReleaseRule HowToRelease(ControlState state)
    {
        long now = context.Services.Time.GetTimestamp();
        movingSince = IsMoving(state) ? movingSince ?? now : null;
        if (membership.LeavesAlone(state))
        {
            return ReleaseRule.All;
        }

        TimeSpan known = context.Services.Time.GetElapsedTime(movingSince ?? now, now);
        return known >= options.RenewInterval ? ReleaseRule.Announced : ReleaseRule.NotYet;
    }

    private void Publish(ControlState state)
    {
        ControlState before = view;
        view = state;
        var table = new OwnerTable(state);
        Volatile.Write(ref owners, table);
        if (OwnerTable.Differ(before, state))
        {
            OwnerListeners.Tell(OwnersChanged, table, context.Logger);
        }
    }

    private async Task WaitAsync()
    {
        await wakeup.WaitAsync(NextWait());

        // Many calls that went to the wrong silo are one reason to read; what this silo has to tell waits for nothing.
        while (!isUrgent && Rest() is var rest && rest > TimeSpan.Zero)
        {
            await wakeup.WaitAsync(rest);
        }

        isUrgent = false;
    }

    private void WakeNow()
    {
        isUrgent = true;
        wakeup.Wake();
    }

    private TimeSpan UntilBeat() => beatInterval - context.Services.Time.GetElapsedTime(beatSentAt);

    private TimeSpan Rest()
    {
        TimeSpan rest = (options.PollInterval / 2) - context.Services.Time.GetElapsedTime(turnEndedAt);
        TimeSpan untilBeat = UntilBeat();
        return rest < untilBeat ? rest : untilBeat;
    }

    private TimeSpan NextWait()
    {
        TimeSpan untilBeat = UntilBeat();
        TimeSpan wait = IsMoving(view) || membership.IsAnySuspect(view) ? options.PollInterval : options.RenewInterval;
        wait = wait < untilBeat ? wait : untilBeat;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>The signal, awaited on the injected scheduler; whoever combines tasks would leave it.</summary>
    private static async Task AwaitedAsync(TaskCompletionSource signal) => await signal.Task;

    private static bool IsMoving(ControlState state) =>
        state.Owners.Any(owner => owner.Next is not null || owner.Epoch == 0);

    private bool IsSettled(ControlState state) =>
        membership.Wanted == SiloState.Active
        && state.Owners.All(owner => owner.Silo is not null)
        && MovePlan.Apply(state, options.MaxMoves).Version == state.Version
        && Enumerable.Range(0, buckets.Count).All(bucket =>
            state.Owners[bucket].Silo != membership.Id || buckets.At(bucket) is not null);
}
