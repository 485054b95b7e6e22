using OrderGrains.Orders;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Payments;

/// <summary>The payment of one order, as the host sees it; <see cref="PaymentProcess"/> does the work.</summary>
[ImplicitStreamSubscription(OrderStep.PaymentNamespace)]
[ImplicitStreamSubscription(SimulatedIntentState.StreamNamespace)]
public sealed class PaymentGrain(
    [PersistentState(PaymentState.StateName, StorageNames.Ledger)] IPersistentState<PaymentState> stored,
    PaymentServices services)
    : Grain, IPaymentGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<OrderStep>,
        IAsyncBatchObserver<ProviderEvent>
{
    private PaymentProcess? process;

    private PaymentProcess Process => process
        ?? throw new InvalidOperationException("The payment was called before its activation.");

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        process = new PaymentProcess(EntityKey.Parse(this.GetPrimaryKeyString()), stored, GrainFactory, services);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<PaymentResult> Start() => Process.Start();

    /// <inheritdoc/>
    public Task<PaymentResult> Refund(RequestRefund command) => Process.Refund(command);

    /// <inheritdoc/>
    public Task Receive(ProviderEvent reported) => Process.Hear([reported]);

    /// <inheritdoc/>
    public Task<PaymentView?> Find() => Task.FromResult(Process.View());

    /// <inheritdoc/>
    public Task ReceiveDue(string name, DateTimeOffset dueAt) => Process.ReceiveDue(dueAt);

    /// <inheritdoc/>
    public Task Redrive(string name) => Process.Redrive();

    /// <inheritdoc/>
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.StreamId.GetNamespace() == OrderStep.PaymentNamespace
            ? handleFactory.Create<OrderStep>().ResumeAsync((IAsyncBatchObserver<OrderStep>)this)
            : handleFactory.Create<ProviderEvent>().ResumeAsync((IAsyncBatchObserver<ProviderEvent>)this);

    /// <inheritdoc/>
    public Task OnNextAsync(IList<SequentialItem<OrderStep>> items) =>
        Process.Follow(items.Select(static item => item.Item));

    /// <inheritdoc/>
    public Task OnNextAsync(IList<SequentialItem<ProviderEvent>> items) =>
        Process.Hear(items.Select(static item => item.Item));

    /// <summary>The streams end with the order; there is nothing to undo.</summary>
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
