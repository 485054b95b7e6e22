using OrderGrains.Ledger;
using Orleans.Runtime;

namespace OrderGrains.Orders;

/// <summary>One order, as the host sees it; <see cref="OrderProcess"/> does the work.</summary>
public sealed class OrderGrain(
    [PersistentState(OrderState.StateName, StorageNames.Ledger)] IPersistentState<OrderState> order,
    ICommitDomain domain,
    TimeProvider time)
    : Grain, IOrderGrain
{
    private OrderProcess? process;

    private OrderProcess Process => process
        ?? throw new InvalidOperationException("The order was called before its activation.");

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        process = new OrderProcess(EntityKey.Parse(this.GetPrimaryKeyString()), order, GrainFactory, domain, time);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<OrderResult> Place(PlaceOrder command)
    {
        OrderResult result = await Process.Place(command);
        if (result.Refusal?.Code == ErrorCode.RateLimited)
        {
            // There is no order: what a rush leaves behind must not stay in memory.
            DeactivateOnIdle();
        }

        return result;
    }

    /// <inheritdoc/>
    public Task<OrderResult> Change(ChangeOrder command) => Process.Change(command);

    /// <inheritdoc/>
    public Task<OrderView?> Find() => Task.FromResult(order.State.Content is null ? null : order.State.View());

    /// <inheritdoc/>
    public Task<OrderTimeline?> FindTimeline() =>
        Task.FromResult(order.State.Content is null ? null : order.State.ViewTimeline());

    /// <inheritdoc/>
    public Task<bool> ConfirmReservation(string storeId, int attempt) =>
        Process.ConfirmReservation(storeId, attempt);

    /// <inheritdoc/>
    public Task ReceiveDue(string name, DateTimeOffset dueAt) => Process.ReceiveDue(dueAt);
}
