namespace OrderGrains.Ledger;

/// <summary>
/// This silo among the others: what it would commit to the control partition next, given what is there. Used by one
/// loop; the lease may be read from anywhere.
/// </summary>
internal sealed class Membership
{
    private readonly LedgerContext context;
    private readonly OwnershipOptions options;
    private readonly PeerWatch watch;
    private SiloMember me;
    private bool joined;

    public Membership(LedgerContext context)
    {
        this.context = context;
        options = context.Options.Ownership;
        watch = new PeerWatch(context.Services.Time, options.Lease);
        Lease = new MemberLease(context.Services.Time, options.Lease - options.Margin);
        me = NewMember();
    }

    /// <summary>The id of this incarnation.</summary>
    public string Id => Volatile.Read(ref me).Id;

    /// <summary>Until when this silo may answer.</summary>
    public MemberLease Lease { get; }

    /// <summary>The state that the silo wants to be in.</summary>
    public SiloState Wanted { get; set; } = SiloState.Joining;

    /// <summary>True when the silo is to let its buckets go although nobody takes them.</summary>
    public bool LeavesAlone(ControlState state) =>
        Wanted == SiloState.Leaving && state.Members.All(member => member.State != SiloState.Active);

    /// <summary>True when another silo has taken this one's place away.</summary>
    public bool IsExpelled(ControlState state) => joined && state.Find(Id) is null;

    /// <summary>True when a silo has been silent long enough that its buckets may soon have to be taken.</summary>
    public bool IsAnySuspect(ControlState state) =>
        state.Members.Any(member => member.Id != Id && member.State != SiloState.Joining
            && watch.SilentFor(member.Id) > options.Lease * 2 / 3);

    /// <summary>
    /// The state to commit, or null when there is nothing to change and no beat is due: the dead are removed, what this
    /// silo has opened or closed is recorded, what is free or to move is planned, all together with its own beat.
    /// </summary>
    public ControlState? Step(ControlState found, bool isBeatDue, BucketMover mover)
    {
        watch.Read(found.Members);
        SiloMember? mine = found.Find(Id);
        if (mine is null && joined)
        {
            return null;
        }

        ControlState next = found.With((mine ?? me) with { State = Wanted });
        bool anyDead = false;
        foreach (SiloMember dead in found.Members.Where(member => member.Id != Id && watch.IsDead(member)))
        {
            next = next.Without(dead.Id);
            anyDead = true;
        }

        next = mover.Report(next, Id, LeavesAlone(next));
        next = anyDead || IsPlanner(next) ? MovePlan.Apply(next, options.MaxMoves) : next;
        if (Wanted == SiloState.Leaving && !next.Owns(Id))
        {
            return next.Without(Id);
        }

        bool changed = mine is null || anyDead || mine.State != Wanted || next.Version != found.Version;
        return changed || isBeatDue ? next.With(next.Find(Id)! with { Beat = (mine?.Beat ?? 0) + 1 }) : null;
    }

    /// <summary>A step was committed.</summary>
    public void Renewed(long sentAt)
    {
        joined = true;
        watch.Renewed(sentAt);
        Lease.Renewed(sentAt);
    }

    /// <summary>Starts anew as another member: the place is lost.</summary>
    public void BeAnother()
    {
        Lease.End();
        joined = false;
        Volatile.Write(ref me, NewMember());
        watch.Forget();
    }

    /// <summary>One silo plans for all, so that not all collide: the first one that takes part.</summary>
    private bool IsPlanner(ControlState state) =>
        (state.Members.FirstOrDefault(member => member.State == SiloState.Active) ?? state.Members[0]).Id == Id;

    private SiloMember NewMember() => new(
        context.NewId().ToString("n"), options.Address, options.HttpAddress, options.ProcessId,
        context.Services.Time.GetUtcNow(), SiloState.Joining, 0);
}
