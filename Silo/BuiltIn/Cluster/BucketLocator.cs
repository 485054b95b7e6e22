using System.Collections.Concurrent;
using Orleans.Runtime;
using OrderGrains.Ledger;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>
/// Where grains live: with the owner of their key's bucket. Answers from the owner table in memory; a bucket that is
/// being handed over is nowhere for a moment, so that calls wait instead of failing. Safe to call from anywhere.
/// </summary>
internal sealed class BucketLocator : IGrainLocator
{
    private readonly ConcurrentDictionary<int, byte> released = new();
    private ILedgerOwnership? ownership;
    private Places places = Places.None;

    /// <inheritdoc/>
    public event Action? Changed;

    /// <summary>Silos that are gone for good. Raised on the ledger's scheduler.</summary>
    public event Action<SiloAddress>? Gone;

    /// <inheritdoc/>
    public bool MayAnswer => Volatile.Read(ref ownership) is { IsLeaseValid: true };

    /// <summary>Begins to follow the ledger's owner table.</summary>
    public void Follow(ILedgerOwnership owners)
    {
        Volatile.Write(ref ownership, owners);
        owners.OwnersChanged += Apply;
        Apply(owners.Owners);
    }

    /// <inheritdoc/>
    public GrainLocation Find(GrainId grainId)
    {
        if (Volatile.Read(ref ownership) is not { } owners)
        {
            return GrainLocation.Unknown;
        }

        string key = grainId.Key.ToString()!;
        Places known = Volatile.Read(ref places);
        int bucket = known.Table.BucketOf(key);
        if (owners.IsHeld(key))
        {
            return released.ContainsKey(bucket) ? GrainLocation.Unknown : GrainLocation.Local;
        }

        return known.Table.OwnerOf(bucket) is { } owner && owner.Id != owners.SiloId
            ? GrainLocation.Remote(known.Addresses[owner.Id])
            : GrainLocation.Unknown;
    }

    /// <inheritdoc/>
    public void OnMisdirected(GrainId grainId, SiloAddress asked, SiloAddress? hint) => ownership?.Refresh();

    /// <summary>No new activations of the bucket: it is about to leave.</summary>
    public void Release(int bucket) => released[bucket] = 0;

    /// <summary>The bucket has come, or gone for good: calls that wait are tried again.</summary>
    public void Settle(int bucket)
    {
        released.TryRemove(bucket, out _);
        Changed?.Invoke();
    }

    private void Apply(OwnerTable table)
    {
        Places before = places;
        var after = new Places(table, table.Members.ToDictionary(
            member => member.Id,
            member => before.Addresses.GetValueOrDefault(member.Id) ?? SiloAddress.Parse(member.Address),
            StringComparer.Ordinal));
        Volatile.Write(ref places, after);
        foreach ((string id, SiloAddress address) in before.Addresses)
        {
            if (!after.Addresses.ContainsKey(id))
            {
                Gone?.Invoke(address);
            }
        }

        Changed?.Invoke();
    }

    private sealed record Places(OwnerTable Table, IReadOnlyDictionary<string, SiloAddress> Addresses)
    {
        public static readonly Places None = new(OwnerTable.Empty, new Dictionary<string, SiloAddress>());
    }
}
