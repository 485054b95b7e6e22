using OrderGrains.Orders;

namespace OrderGrains.Tests.Stores;

/// <summary>An order that answers whether it holds its reservation.</summary>
internal sealed class FakeOrder(Func<string, int, Task<bool>> confirm) : IOrderGrain
{
    public Task<bool> ConfirmReservation(string storeId, int attempt) => confirm(storeId, attempt);

    public Task<OrderResult> Place(PlaceOrder command) => throw new NotSupportedException();

    public Task<OrderResult> Change(ChangeOrder command) => throw new NotSupportedException();

    public Task<OrderView?> Find() => throw new NotSupportedException();

    public Task<OrderTimeline?> FindTimeline() => throw new NotSupportedException();

    public Task ReceiveDue(string name, DateTimeOffset dueAt) => throw new NotSupportedException();
}
