using System.Text.Json;
using System.Text.Json.Serialization;
using OrderGrains.Json;
using OrderGrains.Ledger;

namespace OrderGrains.Stores;

/// <summary>
/// A store's counters as they are stored: the small part that changes with every admission. The open reservations are
/// rows beside it, and what they sum up to is counted when they are loaded.
/// </summary>
[GenerateSerializer, Alias("og.CapacityState")]
public sealed class CapacityState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "store_capacity";

    /// <summary>The due message by which the store asks about reservations: it outlives the activation.</summary>
    public const string ConfirmMessage = "confirm_reservations";

    [NonSerialized]
    private readonly Dictionary<string, RowChange> rows = [];
    [NonSerialized]
    private DateTimeOffset? newConfirmAt;

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>The number of the newest admission.</summary>
    [Id(1)]
    public long LastNumber { get; set; }

    /// <summary>Every open reservation with a smaller number is known to be held by its order.</summary>
    [Id(2)]
    public long ConfirmedBefore { get; set; } = 1;

    /// <summary>The length of the windows below; null: none are counted.</summary>
    [Id(3)]
    public TimeSpan? WindowLength { get; set; }

    /// <summary>The orders of the current window and of later ones, ascending.</summary>
    [Id(4)]
    public List<WindowCount> Windows { get; set; } = [];

    /// <summary>What was sold today and is ordered for later days, ascending.</summary>
    [Id(5)]
    public List<StockDay> Stock { get; set; } = [];

    /// <summary>When the store asks about unconfirmed reservations next; null: there are none.</summary>
    [Id(6)]
    public DateTimeOffset? ConfirmAt { get; set; }

    /// <summary>How many rows the next write changes.</summary>
    [JsonIgnore]
    public int PendingRows => rows.Count;

    /// <summary>Writes a reservation's row with the next write.</summary>
    public void SetRow(Reservation reservation) => rows[reservation.Order] = new RowChange(
        reservation.Order, JsonSerializer.SerializeToUtf8Bytes(reservation, StoreJson.Default.Reservation));

    /// <summary>Deletes a reservation's row with the next write.</summary>
    public void DeleteRow(string orderId) => rows[orderId] = new RowChange(orderId, null);

    /// <summary>Asks for the message with the next write, unless one is set already.</summary>
    public void ConfirmLater(DateTimeOffset dueAt)
    {
        if (ConfirmAt is null)
        {
            ConfirmAt = dueAt;
            newConfirmAt = dueAt;
        }
    }

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        if (rows.Count == 0 && newConfirmAt is null)
        {
            return CommitParts.None;
        }

        CommitParts parts = new();
        parts.Rows.AddRange(rows.Values);
        rows.Clear();
        if (newConfirmAt is { } dueAt)
        {
            parts.Due.Add(new DueChange(ConfirmMessage, dueAt));
            newConfirmAt = null;
        }

        return parts;
    }
}
