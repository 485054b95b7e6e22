using OrderGrains.Orders;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Fulfilments;

/// <summary>The ticket of one order, as the host sees it; <see cref="FulfilmentProcess"/> does the work.</summary>
[ImplicitStreamSubscription(OrderStep.FulfilmentNamespace)]
public sealed class FulfilmentGrain(
    [PersistentState(FulfilmentState.StateName, StorageNames.Ledger)] IPersistentState<FulfilmentState> stored)
    : Grain, IFulfilmentGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<OrderStep>
{
    private FulfilmentProcess? process;

    private FulfilmentProcess Process => process
        ?? throw new InvalidOperationException("The ticket was called before its activation.");

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        process = new FulfilmentProcess(EntityKey.Parse(this.GetPrimaryKeyString()), stored);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<FulfilmentResult> Change(ChangeFulfilment command) => Process.Change(command);

    /// <inheritdoc/>
    public Task<FulfilmentView?> Find() => Task.FromResult(Process.View());

    /// <inheritdoc/>
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<OrderStep>().ResumeAsync(this);

    /// <inheritdoc/>
    public Task OnNextAsync(IList<SequentialItem<OrderStep>> items) =>
        Process.Follow(items.Select(static item => item.Item));

    /// <summary>The stream ends with the order; there is nothing to undo.</summary>
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
