namespace OrderGrains.Stores;

/// <summary>
/// The reservations whose orders have not yet said that they hold them, in the order of their numbers. Belongs to its
/// grain's turn; not thread-safe.
/// </summary>
/// <param name="capacity">Tells which of them are still open.</param>
public sealed class UnconfirmedReservations(Capacity capacity)
{
    private readonly Queue<Reservation> waiting = new();
    private readonly List<Reservation> asked = [];

    /// <summary>True when every open reservation is confirmed.</summary>
    public bool IsEmpty
    {
        get
        {
            asked.RemoveAll(reservation => !capacity.Holds(reservation));
            return asked.Count == 0 && Next() is null;
        }
    }

    /// <summary>Takes in a reservation with a higher number than all before it.</summary>
    public void Add(Reservation reservation) => waiting.Enqueue(reservation);

    /// <summary>
    /// Up to so many open reservations made at or before a time; they stay unconfirmed until settled.
    /// </summary>
    public IReadOnlyList<Reservation> TakeDue(DateTimeOffset madeBefore, int limit)
    {
        asked.RemoveAll(reservation => !capacity.Holds(reservation));
        while (asked.Count < limit && Next() is { } next && next.At <= madeBefore)
        {
            asked.Add(waiting.Dequeue());
        }

        return [.. asked];
    }

    /// <summary>Forgets a reservation: its order holds it, or it is released.</summary>
    public void Settle(Reservation reservation) => asked.Remove(reservation);

    /// <summary>The number before which every open reservation is confirmed.</summary>
    public long ConfirmedBefore(long nextNumber)
    {
        long first = Next()?.Number ?? nextNumber;
        foreach (Reservation reservation in asked)
        {
            first = Math.Min(first, reservation.Number);
        }

        return first;
    }

    private Reservation? Next()
    {
        while (waiting.TryPeek(out Reservation? next) && !capacity.Holds(next))
        {
            waiting.Dequeue();
        }

        return waiting.TryPeek(out Reservation? open) ? open : null;
    }
}
