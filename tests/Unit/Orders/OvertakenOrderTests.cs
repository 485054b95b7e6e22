using OrderGrains.Orders;
using OrderGrains.Stores;
using OrderGrains.Tests.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>
/// An order whose bucket has moved on: the activation that was left behind writes nothing more, but its calls still
/// reach the store.
/// </summary>
public sealed class OvertakenOrderTests
{
    private readonly Admission held = OrderSamples.Admission();

    [Fact]
    public async Task Place_ByAnOvertakenOwner_LeavesThePlaceOfTheOrderThatItsSuccessorPlaced()
    {
        StoreHarness store = await StoreHarness.Open();
        OrderProcess owner = Order(store, "8");
        OrderResult placed = await owner.Place(OrderSamples.Place());

        await TryInVain(store, tries: 5);
        await Sweep(store, owner);

        Assert.Equal(OrderStatus.Accepted, placed.Order?.State);
        Assert.Equal(1, await store.OpenOrders());
        Assert.Equal(1, await store.Reopen().OpenOrders());
    }

    [Fact]
    public async Task Place_BySuccessorAfterAnOvertakenOne_TakesItsPlaceOver()
    {
        StoreHarness store = await StoreHarness.Open(StoreSamples.Settings() with { MaxOpenOrders = 1 });
        OrderProcess owner = Order(store, "8");
        await TryInVain(store, tries: 5);

        OrderResult placed = await owner.Place(OrderSamples.Place());
        await Sweep(store, owner);

        Assert.Equal(OrderStatus.Accepted, placed.Order?.State);
        Assert.Equal(1, await store.OpenOrders());
    }

    [Fact]
    public async Task Place_ByAnOvertakenOwnerAfterTheEnd_LeavesNoPlaceBehind()
    {
        StoreHarness store = await StoreHarness.Open();
        OrderProcess owner = Order(store, "8");
        await owner.Place(OrderSamples.Place());
        await owner.Change(OrderSamples.Change(OrderCommand.Cancel));
        await store.Desk.Release(
            [new ReservationReleased { OrderId = OrderSamples.Key.Id, Attempt = int.MaxValue, Restock = true }]);

        await TryInVain(store, tries: 5);
        await Sweep(store, owner);

        Assert.Equal(0, await store.OpenOrders());
    }

    [Fact]
    public async Task ConfirmReservation_OfAnotherStoreByTheSameAttempt_IsNotHeld()
    {
        FakeState<OrderState> state = new(new OrderState());
        OrderProcess order = Order(state, new FakeStore(_ => held));
        await order.Place(OrderSamples.Place());

        Assert.True(await order.ConfirmReservation(state.State.Content!.StoreId, state.State.Attempt));
        Assert.False(await order.ConfirmReservation("sto_2", state.State.Attempt));
    }

    private static async Task TryInVain(StoreHarness store, int tries)
    {
        FakeState<OrderState> state = new(new OrderState { Attempt = tries })
        {
            Etag = "7",
            Gate = Task.FromException(new TimeoutException("Its commit finds another head.")),
        };
        OrderProcess overtaken = Order(state, FakeStore.Of(store.Desk));
        await Assert.ThrowsAsync<TimeoutException>(() => overtaken.Place(OrderSamples.Place()));
    }

    private static async Task Sweep(StoreHarness store, OrderProcess order)
    {
        store.Orders = _ => new FakeOrder(order.ConfirmReservation);
        store.Time.Now += TimeSpan.FromMinutes(1);
        await store.Sweep.Run(store.Time.Now, CancellationToken.None);
    }

    private static OrderProcess Order(StoreHarness store, string epoch) =>
        Order(new FakeState<OrderState>(new OrderState()) { Etag = epoch }, FakeStore.Of(store.Desk));

    private static OrderProcess Order(FakeState<OrderState> state, FakeStore store) => new(
        OrderSamples.Key, state, new FakeGrains(_ => store), new FakeDomain(), new ManualTime(OrderSamples.Now));
}
