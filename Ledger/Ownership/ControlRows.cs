using System.Text.Json;

namespace OrderGrains.Ledger;

/// <summary>
/// The control partition's rows: one per silo, and one for all owners, since it is read whole and changes rarely.
/// <code>
/// c!owners        who owns which bucket
/// c!silo!id       a silo's heartbeat
/// </code>
/// </summary>
internal static class ControlRows
{
    private const int Format = 1;
    private const string OwnersKey = "c!owners";
    private const string SiloPrefix = "c!silo!";

    /// <summary>All of them.</summary>
    public static readonly KeyRange All = new("c!", "c\"");

    /// <summary>Reads the state from the rows.</summary>
    public static ControlState Read(IReadOnlyList<StoreRow> rows, int buckets)
    {
        ControlState state = ControlState.Empty(buckets);
        foreach (StoreRow row in rows)
        {
            if (row.Key == OwnersKey)
            {
                OwnersRow owners = Checked(
                    JsonSerializer.Deserialize(row.Value.Span, ControlJson.Default.OwnersRow), found => found.Format);
                state = state with { Owners = owners.Owners, Version = owners.Version };
            }
            else if (row.Key.StartsWith(SiloPrefix, StringComparison.Ordinal))
            {
                SiloRow silo = Checked(
                    JsonSerializer.Deserialize(row.Value.Span, ControlJson.Default.SiloRow), found => found.Format);
                state = state.With(silo.Silo);
            }
        }

        return state.Owners.Count == buckets
            ? state
            : throw new InfrastructureException(
                "ledger_format", "The owner table is another ledger's.", retryable: false);
    }

    /// <summary>The operations that make the one state of the other.</summary>
    public static IReadOnlyList<RowOperation> Difference(ControlState from, ControlState to)
    {
        var operations = new List<RowOperation>();
        if (to.Version != from.Version)
        {
            operations.Add(new RowOperation(OwnersKey, JsonSerializer.SerializeToUtf8Bytes(
                new OwnersRow(Format, to.Version, to.Owners), ControlJson.Default.OwnersRow)));
        }

        operations.AddRange(to.Members.Except(from.Members).Select(silo =>
            new RowOperation(SiloPrefix + silo.Id, JsonSerializer.SerializeToUtf8Bytes(
                new SiloRow(Format, silo), ControlJson.Default.SiloRow))));
        operations.AddRange(from.Members.Where(silo => to.Find(silo.Id) is null)
            .Select(silo => RowOperation.Delete(SiloPrefix + silo.Id)));
        return operations;
    }

    private static TRow Checked<TRow>(TRow? row, Func<TRow, int> format)
        where TRow : class =>
        row is not null && format(row) == Format
            ? row
            : throw new InfrastructureException(
                "ledger_format", "The control partition was written by another version.", retryable: false);
}

/// <summary>The owners' row.</summary>
internal sealed record OwnersRow(int Format, long Version, IReadOnlyList<BucketOwner> Owners);

/// <summary>A silo's row.</summary>
internal sealed record SiloRow(int Format, SiloMember Silo);
