using System.Text.Json;
using System.Text.Json.Serialization;
using OrderGrains.Json;
using OrderGrains.Ledger;

namespace OrderGrains.Stores;

/// <summary>
/// A store's counters as they are stored, and the open reservations, which are rows beside it.
/// <para>
/// A write that only adds reservations leaves the counters' row as it is: it says what counted up to its
/// <see cref="LastNumber"/>, and every later reservation is open still, so its own row says the rest
/// (<see cref="CountedUse.CatchUp"/>). Whatever else changes writes the counters too.
/// </para>
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
    [NonSerialized]
    private bool changesMoreThanRows;

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>The number of the newest admission; as stored, of the newest one that is counted here.</summary>
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
    public void DeleteRow(string orderId)
    {
        rows[orderId] = new RowChange(orderId, null);
        changesMoreThanRows = true;
    }

    /// <summary>Asks for the message with the next write, unless one is set already.</summary>
    public void ConfirmLater(DateTimeOffset dueAt)
    {
        if (ConfirmAt is null)
        {
            ConfirmAt = dueAt;
            newConfirmAt = dueAt;
            changesMoreThanRows = true;
        }
    }

    /// <summary>The message of that time has come, and is not set any more.</summary>
    public void Confirming(DateTimeOffset dueAt)
    {
        if (ConfirmAt <= dueAt)
        {
            ConfirmAt = null;
            changesMoreThanRows = true;
        }
    }

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        if (rows.Count == 0 && newConfirmAt is null)
        {
            return CommitParts.None;
        }

        CommitParts parts = new() { LeavesState = !changesMoreThanRows };
        changesMoreThanRows = false;
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
