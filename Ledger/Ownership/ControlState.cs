namespace OrderGrains.Ledger;

/// <summary>All of the control partition: the silos and who owns which bucket. Immutable.</summary>
/// <param name="Members">The silos, in the ordinal order of their ids.</param>
/// <param name="Owners">The owner of each bucket.</param>
/// <param name="Version">One more at every change of an owner.</param>
internal sealed record ControlState(
    IReadOnlyList<SiloMember> Members, IReadOnlyList<BucketOwner> Owners, long Version)
{
    /// <summary>A new ledger: no silo, no owner.</summary>
    public static ControlState Empty(int buckets) =>
        new([], [.. Enumerable.Repeat(BucketOwner.None, buckets)], 0);

    /// <summary>A silo; null when it is not there.</summary>
    public SiloMember? Find(string id) => Members.FirstOrDefault(member => member.Id == id);

    /// <summary>True when the silo owns a bucket.</summary>
    public bool Owns(string id) => Owners.Any(owner => owner.Silo == id);

    /// <summary>With a silo added or changed.</summary>
    public ControlState With(SiloMember member) => this with
    {
        Members =
        [
            .. Members.Where(other => other.Id != member.Id).Append(member)
                .OrderBy(other => other.Id, StringComparer.Ordinal),
        ],
    };

    /// <summary>Without a silo: what it owned is free, what was to go to it stays.</summary>
    public ControlState Without(string id) => WithOwners(owner => owner switch
    {
        _ when owner.Silo == id => BucketOwner.None,
        _ when owner.Next == id => owner with { Next = null },
        _ => owner,
    }) with
    {
        Members = [.. Members.Where(member => member.Id != id)],
    };

    /// <summary>With every owner mapped.</summary>
    public ControlState WithOwners(Func<BucketOwner, BucketOwner> map) => WithOwners([.. Owners.Select(map)]);

    /// <summary>With other owners; the version says whether any is another.</summary>
    public ControlState WithOwners(IReadOnlyList<BucketOwner> owners) =>
        owners.SequenceEqual(Owners) ? this : this with { Owners = owners, Version = Version + 1 };
}
