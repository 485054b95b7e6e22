using OrderGrains.Orders;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Notifications;

/// <summary>The e-mails of one order, as the host sees them; <see cref="Notifier"/> does the work.</summary>
[ImplicitStreamSubscription(OrderEvent.StreamNamespace)]
public sealed class NotifierGrain(
    [PersistentState(NotificationState.StateName, StorageNames.Ledger)] IPersistentState<NotificationState> stored,
    NotifierServices services)
    : Grain, INotifierGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<OrderEvent>
{
    private Notifier? notifier;

    private Notifier Notifier => notifier
        ?? throw new InvalidOperationException("The notifier was called before its activation.");

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        notifier = new Notifier(EntityKey.Parse(this.GetPrimaryKeyString()), stored, GrainFactory, services);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<OrderEvent>().ResumeAsync(this);

    /// <inheritdoc/>
    public async Task OnNextAsync(IList<SequentialItem<OrderEvent>> items)
    {
        await Notifier.Handle(items.Select(static item => item.Item));
        LeaveWhenIdle();
    }

    /// <summary>The stream ends with the order; there is nothing to undo.</summary>
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task ReceiveDue(string name, DateTimeOffset dueAt)
    {
        await Notifier.ReceiveDue(dueAt);
        LeaveWhenIdle();
    }

    /// <inheritdoc/>
    public async Task Redrive(string name)
    {
        await Notifier.Redrive(name);
        LeaveWhenIdle();
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<NotificationView>> List()
    {
        LeaveWhenIdle();
        return Task.FromResult(Notifier.List());
    }

    // Thousands of finished orders would otherwise hold a notifier each until the idle time-out.
    private void LeaveWhenIdle()
    {
        if (Notifier.IsIdle)
        {
            DeactivateOnIdle();
        }
    }
}
