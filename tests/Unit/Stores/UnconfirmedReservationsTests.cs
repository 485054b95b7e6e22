using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

public sealed class UnconfirmedReservationsTests
{
    private static readonly StoreRules Rules = new(StoreSamples.Settings());

    private readonly Capacity capacity = new(new CapacityState());
    private readonly UnconfirmedReservations unconfirmed;

    public UnconfirmedReservationsTests() => unconfirmed = new UnconfirmedReservations(capacity);

    [Fact]
    public void ConfirmedBefore_NothingOpen_IsTheNextNumber() => Assert.Equal(9, unconfirmed.ConfirmedBefore(9));

    [Fact]
    public void ConfirmedBefore_WhileBeingAsked_StaysBeforeThem()
    {
        Add(1, 2, 3);

        unconfirmed.TakeDue(StoreSamples.Now, 2);

        Assert.Equal(1, unconfirmed.ConfirmedBefore(4));
    }

    [Fact]
    public void ConfirmedBefore_SettledOutOfOrder_WaitsForTheSmallest()
    {
        Add(1, 2, 3);
        IReadOnlyList<Reservation> due = unconfirmed.TakeDue(StoreSamples.Now, 3);

        unconfirmed.Settle(due[1]);
        long afterOne = unconfirmed.ConfirmedBefore(4);
        unconfirmed.Settle(due[0]);

        Assert.Equal((1, 3), (afterOne, unconfirmed.ConfirmedBefore(4)));
    }

    [Fact]
    public void ConfirmedBefore_Released_MovesOn()
    {
        Add(1, 2);

        capacity.Release("o1", 1, restock: true);

        Assert.Equal(2, unconfirmed.ConfirmedBefore(3));
    }

    [Fact]
    public void TakeDue_NotSettled_ComesAgainFirst()
    {
        Add(1, 2, 3);
        unconfirmed.TakeDue(StoreSamples.Now, 2);

        Assert.Equal([1L, 2L, 3L], unconfirmed.TakeDue(StoreSamples.Now, 3).Select(reservation => reservation.Number));
    }

    [Fact]
    public void TakeDue_Younger_IsLeft()
    {
        Add(1);

        Assert.Empty(unconfirmed.TakeDue(StoreSamples.Now.AddTicks(-1), 1));
    }

    private void Add(params int[] numbers)
    {
        foreach (int number in numbers)
        {
            Reservation reservation =
                new() { Order = $"o{number}", Attempt = 1, Number = number, At = StoreSamples.Now };
            capacity.Load(Rules, reservation);
            unconfirmed.Add(reservation);
        }
    }
}
