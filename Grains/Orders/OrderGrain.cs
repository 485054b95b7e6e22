using OrderGrains.Fulfilments;
using OrderGrains.Ledger;
using OrderGrains.Payments;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Orders;

/// <summary>One order, as the host sees it; <see cref="OrderProcess"/> does the work.</summary>
[ImplicitStreamSubscription(PaymentEvent.StreamNamespace)]
[ImplicitStreamSubscription(FulfilmentEvent.StreamNamespace)]
public sealed class OrderGrain(
    [PersistentState(OrderState.StateName, StorageNames.Ledger)] IPersistentState<OrderState> order,
    ICommitDomain domain,
    TimeProvider time)
    : Grain, IOrderGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<PaymentEvent>,
        IAsyncBatchObserver<FulfilmentEvent>
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

    /// <inheritdoc/>
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.StreamId.GetNamespace() == PaymentEvent.StreamNamespace
            ? handleFactory.Create<PaymentEvent>().ResumeAsync((IAsyncBatchObserver<PaymentEvent>)this)
            : handleFactory.Create<FulfilmentEvent>().ResumeAsync((IAsyncBatchObserver<FulfilmentEvent>)this);

    /// <inheritdoc/>
    public Task OnNextAsync(IList<SequentialItem<PaymentEvent>> items) =>
        Process.Follow(items.Select(static item => item.Item));

    /// <inheritdoc/>
    public Task OnNextAsync(IList<SequentialItem<FulfilmentEvent>> items) =>
        Process.Follow(items.Select(static item => item.Item));

    /// <summary>The streams end with the order; there is nothing to undo.</summary>
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
