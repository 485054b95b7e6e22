using System.Globalization;
using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>Orleans' membership table over the ledger's own store: a cluster needs no second service.</summary>
internal sealed class LedgerMembershipTable(MembershipRows rows) : IMembershipTable
{
    /// <summary>There is nothing to create: the ledger's control partition is there.</summary>
    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task DeleteMembershipTableEntries(string clusterId) =>
        rows.ChangeAsync(static found => new MembershipChange([])
        {
            Deleted = [.. found.Silos.Keys],
            Version = found.Version + 1,
        });

    /// <inheritdoc/>
    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) =>
        rows.ChangeAsync(found =>
        {
            string[] defunct =
            [
                .. found.Silos.Values
                    .Where(row => row.Status == SiloStatus.Dead && row.IAmAliveTime < beforeDate.UtcDateTime)
                    .Select(row => row.Address),
            ];
            return defunct.Length == 0 ? null : new MembershipChange([]) { Deleted = defunct };
        });

    /// <inheritdoc/>
    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        MembershipSnapshot found = await rows.ReadAsync();
        return found.Silos.TryGetValue(key.ToParsableString(), out MembershipRow? row)
            ? new MembershipTableData(ToTuple(row), ToVersion(found))
            : new MembershipTableData(ToVersion(found));
    }

    /// <inheritdoc/>
    public async Task<MembershipTableData> ReadAll()
    {
        MembershipSnapshot found = await rows.ReadAsync();
        return new MembershipTableData([.. found.Silos.Values.Select(ToTuple)], ToVersion(found));
    }

    /// <inheritdoc/>
    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        rows.ChangeAsync(found =>
            IsNext(found, tableVersion) && !found.Silos.ContainsKey(entry.SiloAddress.ToParsableString())
                ? new MembershipChange([MembershipRow.Of(entry, 1)]) { Version = tableVersion.Version }
                : null);

    /// <inheritdoc/>
    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        rows.ChangeAsync(found =>
            IsNext(found, tableVersion)
            && found.Silos.TryGetValue(entry.SiloAddress.ToParsableString(), out MembershipRow? row)
            && Tag(row.Version) == etag
                ? new MembershipChange([MembershipRow.Of(entry, row.Version + 1)]) { Version = tableVersion.Version }
                : null);

    /// <summary>Says that a silo is alive: neither the row's tag nor the table's version changes.</summary>
    public Task UpdateIAmAlive(MembershipEntry entry) =>
        rows.ChangeAsync(found =>
            found.Silos.TryGetValue(entry.SiloAddress.ToParsableString(), out MembershipRow? row)
                ? new MembershipChange([row with { IAmAliveTime = entry.IAmAliveTime }])
                : null);

    private static bool IsNext(MembershipSnapshot found, TableVersion next) => next.Version == found.Version + 1;

    private static Tuple<MembershipEntry, string> ToTuple(MembershipRow row) =>
        Tuple.Create(row.ToEntry(), Tag(row.Version));

    private static TableVersion ToVersion(MembershipSnapshot found) => new(found.Version, Tag(found.Version));

    private static string Tag(long version) => version.ToString(CultureInfo.InvariantCulture);
}
