namespace OrderGrains.Ledger;

/// <summary>
/// A process that owns nothing: it reads the owner table from time to time, and when it is told to. The supervisor of
/// that loop.
/// </summary>
internal sealed partial class OwnerTableReader(LedgerContext context, int buckets) : ILedgerOwnership
{
    private readonly OwnershipOptions options = context.Options.Ownership;
    private readonly ControlPartition control = new(context, buckets, context.Options.Ownership.Lease / 2);
    private readonly Wakeup wakeup = new(context.Services.Time);
    private OwnerTable owners = new(ControlState.Empty(buckets));
    private ControlState view = ControlState.Empty(buckets);
    private volatile TaskCompletionSource ready = NotReady();
    private volatile bool stopped;

    public event Action<OwnerTable>? OwnersChanged;

    public string SiloId => "";

    public OwnerTable Owners => Volatile.Read(ref owners);

    public bool IsLeaseValid => false;

    public bool MayAnswer(int bucket) => false;

    public bool IsHeld(string key) => false;

    public void Refresh() => wakeup.Wake();

    public Task ReadyAsync(CancellationToken cancellationToken) => ready.Task.WaitAsync(cancellationToken);

    public Task LeaveAsync()
    {
        stopped = true;
        wakeup.Wake();
        return Task.CompletedTask;
    }

    /// <summary>Reads the table for the first time, and starts the loop.</summary>
    public async Task StartAsync()
    {
        await ReadAsync();
        _ = context.Start(RunAsync);
    }

    private async Task RunAsync()
    {
        while (!stopped)
        {
            await wakeup.WaitAsync(options.ReadInterval);
            try
            {
                await ReadAsync();
            }
#pragma warning disable CA1031 // The supervisor of the loop: without it the process would call old owners for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogReadFailed(context.Logger, failure);
            }

            // Many hints that fail at once are one reason to read.
            await Task.Delay(options.PollInterval / 2, context.Services.Time);
        }
    }

    private async Task ReadAsync()
    {
        ControlState before = view;
        view = await control.ReadAsync();
        var table = new OwnerTable(view);
        Volatile.Write(ref owners, table);
        Note(table.Members.Any(static member => member.State == SiloState.Active));
        if (OwnerTable.Differ(before, view))
        {
            OwnerListeners.Tell(OwnersChanged, table, context.Logger);
        }
    }

    /// <summary>Calls can be answered while there is a silo that takes some.</summary>
    private void Note(bool isAnySiloActive)
    {
        if (isAnySiloActive)
        {
            ready.TrySetResult();
        }
        else if (ready.Task.IsCompleted)
        {
            ready = NotReady();
        }
    }

    private static TaskCompletionSource NotReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
