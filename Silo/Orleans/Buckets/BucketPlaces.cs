using System.Collections.Concurrent;
using Orleans.Runtime;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Which silo of the cluster a bucket's grains are on, as the ledger's owner table has it. A bucket that is being
/// handed over is nowhere for a moment, so that calls wait instead of failing. Safe to use from anywhere.
/// </summary>
internal sealed class BucketPlaces(LedgerHost host)
{
    private readonly ConcurrentDictionary<string, SiloAddress> addresses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, byte> released = new();

    private ILedgerOwnership Ownership => host.Ledger.Ownership;

    /// <summary>A grain's bucket.</summary>
    public int BucketOf(GrainId grain) => host.Ledger.BucketOf(grain.Key.ToString()!);

    /// <summary>True when grains of the bucket may live here.</summary>
    public bool IsHere(GrainId grain) =>
        Ownership.IsHeld(grain.Key.ToString()!) && !released.ContainsKey(BucketOf(grain));

    /// <summary>True when a reply of the grain may be sent.</summary>
    public bool MayAnswer(GrainId grain) => Ownership.MayAnswer(BucketOf(grain));

    /// <summary>The silo that the grain belongs to; null: none at the moment.</summary>
    public SiloAddress? Find(GrainId grain, SiloAddress self)
    {
        ILedgerOwnership ownership = Ownership;
        if (ownership.IsHeld(grain.Key.ToString()!))
        {
            return IsHere(grain) ? self : null;
        }

        return ownership.Owners.OwnerOf(BucketOf(grain)) is { } owner && owner.Id != ownership.SiloId
            ? AddressOf(owner)
            : null;
    }

    /// <summary>True when the table says that the grain belongs to another silo.</summary>
    public bool IsElsewhere(GrainId grain) =>
        !Ownership.IsHeld(grain.Key.ToString()!)
        && Ownership.Owners.OwnerOf(BucketOf(grain)) is { } owner && owner.Id != Ownership.SiloId;

    /// <summary>Where a silo is reached.</summary>
    public SiloAddress AddressOf(SiloMember member) =>
        addresses.GetOrAdd(member.Id, static (_, address) => SiloAddress.FromParsableString(address), member.Address);

    /// <summary>Asks for the table to be read again.</summary>
    public void Refresh() => Ownership.Refresh();

    /// <summary>No new activations of the bucket: it is about to leave.</summary>
    public void Release(int bucket) => released[bucket] = 0;

    /// <summary>The bucket has come, or gone for good.</summary>
    public void Settle(int bucket) => released.TryRemove(bucket, out _);
}
