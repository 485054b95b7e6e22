using System.Text.Json;

namespace OrderGrains.Ledger;

/// <summary>
/// The control partition's one row: all silos and all owners. One row, because it is read whole and often: a point read
/// is the cheapest thing that every store has.
/// </summary>
internal static class ControlRow
{
    /// <summary>Its key.</summary>
    public const string Key = "c!cluster";

    private const int Format = 1;

    /// <summary>Reads the state; without a row there is no silo yet.</summary>
    public static ControlRecord Read(ReadOnlyMemory<byte>? value, int buckets)
    {
        if (value is not { } json)
        {
            return new ControlRecord(ControlState.Empty(buckets), null);
        }

        ClusterRow? row = JsonSerializer.Deserialize(json.Span, ControlJson.Default.ClusterRow);
        if (row?.Format != Format)
        {
            throw new InfrastructureException(
                "ledger_format", "The control partition was written by another version.", retryable: false);
        }

        return row.Owners.Count == buckets
            ? new ControlRecord(new ControlState(row.Silos, row.Owners, row.Version), row.Batch)
            : throw new InfrastructureException(
                "ledger_format", "The owner table is another ledger's.", retryable: false);
    }

    /// <summary>The operation that writes the state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="batch">The commit that it is written by.</param>
    public static RowOperation Write(ControlState state, Guid batch) => new(Key, JsonSerializer.SerializeToUtf8Bytes(
        new ClusterRow(Format, batch, state.Version, state.Members, state.Owners), ControlJson.Default.ClusterRow));
}

/// <summary>The row as it was read.</summary>
/// <param name="State">What it says.</param>
/// <param name="Batch">The commit that wrote it; null: there is no row.</param>
internal readonly record struct ControlRecord(ControlState State, Guid? Batch);

/// <summary>The row.</summary>
internal sealed record ClusterRow(
    int Format, Guid Batch, long Version, IReadOnlyList<SiloMember> Silos, IReadOnlyList<BucketOwner> Owners);
