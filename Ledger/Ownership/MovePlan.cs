namespace OrderGrains.Ledger;

/// <summary>What is to happen to the owner table next. Pure: any silo may compute it, the first commit wins.</summary>
internal static class MovePlan
{
    /// <summary>
    /// Free buckets get an owner at once, all of them; a bucket that another silo is to have is announced to its owner,
    /// a few at a time; a move to a silo that is gone or leaving is called off.
    /// </summary>
    public static ControlState Apply(ControlState state, int maxMoves)
    {
        string[] active = [.. state.Members.Where(silo => silo.State == SiloState.Active).Select(silo => silo.Id)];
        BucketOwner[] owners = [.. state.Owners.Select(owner => CalledOff(owner, active))];
        if (active.Length == 0)
        {
            return state.WithOwners(owners);
        }

        string[] targets = Assignment.Targets([.. owners.Select(owner => owner.Next ?? owner.Silo)], active);
        int moving = owners.Count(owner => owner.Next is not null);
        for (int bucket = 0; bucket < owners.Length; bucket++)
        {
            BucketOwner owner = owners[bucket];
            if (owner.Silo is null)
            {
                owners[bucket] = BucketOwner.Of(targets[bucket]);
            }
            else if (owner.Next is null && targets[bucket] != owner.Silo && moving < maxMoves)
            {
                owners[bucket] = owner with { Next = targets[bucket] };
                moving++;
            }
        }

        return state.WithOwners(owners);
    }

    private static BucketOwner CalledOff(BucketOwner owner, string[] active) =>
        owner.Next is { } next && !active.Contains(next) ? owner with { Next = null } : owner;
}
