using System.Text.Json;
using OrderGrains.Ledger;
using OrderGrains.Silo;

namespace OrderGrains.Status;

/// <summary>Reads the ledger's owner table.</summary>
public sealed class LedgerClusterMap(LedgerHost host, TimeProvider time) : IClusterMap
{
    /// <summary>The id of a process that has everything.</summary>
    public const string Sole = "local";

    private OwnerTable Owners => host.Ledger.Ownership.Owners;

    /// <inheritdoc/>
    public int Buckets => host.Ledger.BucketCount;

    /// <inheritdoc/>
    public IReadOnlyList<ClusterSilo> Silos
    {
        get
        {
            OwnerTable owners = Owners;
            ILookup<string?, int> buckets = Enumerable.Range(0, owners.Buckets)
                .ToLookup(bucket => owners.OwnerOf(bucket)?.Id);
            return [.. owners.Members.Select(member => Of(member, [.. buckets[member.Id]]))];
        }
    }

    /// <inheritdoc/>
    public int BucketOf(EntityKey order) => host.Ledger.BucketOf(order.ToString());

    /// <inheritdoc/>
    public long EpochOf(int bucket) => Owners.EpochOf(bucket);

    private ClusterSilo Of(SiloMember member, IReadOnlyList<int> buckets)
    {
        bool isSole = member.Id.Length == 0;
        string id = isSole ? Sole : member.Id;
        DateTimeOffset startedAt = isSole ? ProcessStart.Time : member.StartedAt;
        return new ClusterSilo(id, isSole || member.Id == host.Ledger.Ownership.SiloId, new SiloStatus
        {
            Id = id,
            Pid = isSole ? Environment.ProcessId : member.ProcessId,
            State = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.State.ToString()),
            Reachable = false,
            HttpAddress = member.HttpAddress,
            StartedAt = startedAt,
            AgeSeconds = Math.Max(0, (time.GetUtcNow() - startedAt).TotalSeconds),
            Buckets = buckets,
        });
    }
}
