namespace OrderGrains.Ledger;

/// <summary>
/// Who owns which bucket, as one read of the control partition had it: a hint, as old as the read. Immutable.
/// </summary>
public sealed class OwnerTable
{
    /// <summary>Before the first read: nobody owns anything.</summary>
    public static readonly OwnerTable Empty = new(ControlState.Empty(1));

    private readonly ControlState state;
    private readonly Dictionary<string, SiloMember> members;

    internal OwnerTable(ControlState state)
    {
        this.state = state;
        members = state.Members.ToDictionary(member => member.Id, StringComparer.Ordinal);
    }

    /// <summary>One more at every change of an owner: of two tables the one with the higher version is newer.</summary>
    public long Version => state.Version;

    /// <summary>How many buckets the ledger has.</summary>
    public int Buckets => state.Owners.Count;

    /// <summary>The silos that are there, in the order of their ids.</summary>
    public IReadOnlyList<SiloMember> Members => state.Members;

    /// <summary>The bucket's owner; null when it has none at the moment.</summary>
    public SiloMember? OwnerOf(int bucket) => Find(state.Owners[bucket].Silo);

    /// <summary>The silo that the bucket is about to move to; null when it stays.</summary>
    public SiloMember? NextOwnerOf(int bucket) => Find(state.Owners[bucket].Next);

    /// <summary>The epoch in which the owner has opened the bucket; 0 as long as it has not.</summary>
    public long EpochOf(int bucket) => state.Owners[bucket].Epoch;

    /// <summary>The key's bucket.</summary>
    public int BucketOf(string key) => KeyHash.BucketOf(key, Buckets);

    /// <summary>The silo with an id; null when it is gone.</summary>
    public SiloMember? Find(string? id) => id is null ? null : members.GetValueOrDefault(id);

    /// <summary>True when another owner, or another silo, is the difference; a beat is none.</summary>
    internal static bool Differ(ControlState before, ControlState after) =>
        before.Version != after.Version
        || !before.Members.Select(Still).SequenceEqual(after.Members.Select(Still));

    private static SiloMember Still(SiloMember member) => member with { Beat = 0 };
}
