namespace OrderGrains.Ledger;

/// <summary>
/// One bucket that this process owns: its queue, its commit loop, and what follows from its commits. The named
/// supervisor of what delivers and trims.
/// </summary>
internal sealed partial class Bucket
{
    // Waits no longer than this before a loop starts again: a bucket that closes waits for it.
    private const int MaxBackOff = 5;

    // A consumer that is called may take its time; the bucket moves anyway, and the next owner calls it again.
    private static readonly TimeSpan QuiesceLimit = TimeSpan.FromSeconds(1);

    private readonly Committer committer;
    private readonly LogTrimmer trimmer;
    private readonly LedgerContext context;
    private readonly List<Task> loops = [];
    private Task committing = Task.CompletedTask;
    private volatile bool moving;
    private volatile bool stopping;

    /// <summary>A bucket that is not open yet.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="context">What the ledger works with.</param>
    /// <param name="lost">Told when another owner has taken it over.</param>
    public Bucket(int number, LedgerContext context, Action<Bucket>? lost = null)
    {
        this.context = context;
        Number = number;
        Queue = new CommitQueue(context.Options, context.Services.Time);
        DeadLetters = new DeadLetterBox(number, context, Queue);
        Feeds = new BucketFeeds(
            new Relay(number, context, new EventDispatcher(context, DeadLetters)),
            new DueQueue(number, context, Queue),
            new LogReader(number, context));
        States = new StateReader(number, context, Queue);
        committer = new Committer(number, context, Queue, Feeds)
        {
            Lost = () => lost?.Invoke(this),
            Committed = States.Committed,
        };
        trimmer = new LogTrimmer(number, context, Queue, Feeds);
    }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>The writes that wait.</summary>
    public CommitQueue Queue { get; }

    /// <summary>The states, as they were last committed.</summary>
    public StateReader States { get; }

    /// <summary>The relay, the due messages and the log.</summary>
    public BucketFeeds Feeds { get; }

    /// <summary>The parked messages.</summary>
    public DeadLetterBox DeadLetters { get; }

    /// <summary>The fencing number that it was opened with.</summary>
    public long Epoch => committer.Head.Epoch;

    /// <summary>What it is doing.</summary>
    public BucketStatus Describe() => new(
        Number, Epoch, committer.Head.CommitNumber, moving, Queue.Depth, Feeds.Relay.Depth,
        LagAt(context.Services.Time.GetUtcNow()), Feeds.Due.Depth);

    /// <summary>The age of the oldest commit whose events are not all delivered.</summary>
    public TimeSpan LagAt(DateTimeOffset now)
    {
        TimeSpan lag = Feeds.Relay.OldestStamp is { } oldest ? now - Stamp.ToTime(oldest) : TimeSpan.Zero;
        return lag > TimeSpan.Zero ? lag : TimeSpan.Zero;
    }

    /// <summary>
    /// Takes the bucket over and starts to commit; nothing is delivered before <see cref="Deliver"/>.
    /// </summary>
    /// <param name="stillMine">False when it may be another silo's by now; null: nobody else opens it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task OpenAsync(Func<bool>? stillMine, CancellationToken cancellationToken)
    {
        Head head = await committer.TakeOverAsync(stillMine, cancellationToken);
        Feeds.Relay.Open(head);
        Feeds.Log.Recent.Open(head);
        await DeadLetters.OpenAsync(cancellationToken);
        committing = context.Start(committer.RunAsync);
    }

    /// <summary>Starts to deliver events and due messages.</summary>
    public void Deliver()
    {
        loops.Add(context.Start(() => SuperviseAsync("relay", Feeds.Relay.RunAsync, Feeds.Relay.Rewind)));
        loops.Add(context.Start(() => SuperviseAsync("due queue", Feeds.Due.RunAsync, Feeds.Due.Rewind)));
        loops.Add(context.Start(() => SuperviseAsync("trimmer", trimmer.RunAsync, static () => { })));
    }

    /// <summary>Stops delivering and waits, within a limit, for the deliveries under way; writes go on.</summary>
    public async Task QuiesceAsync()
    {
        moving = true;
        try
        {
            await StopDeliveriesAsync().WaitAsync(QuiesceLimit, context.Services.Time);
        }
        catch (TimeoutException)
        {
            // What is called just now ends on its own; its events are the next owner's to deliver again.
            return;
        }
    }

    /// <summary>Stops delivering, commits what is queued, and leaves the watermark behind.</summary>
    /// <param name="reason">What later writes are told.</param>
    public async Task CloseAsync(Exception reason)
    {
        _ = StopDeliveriesAsync();
        await committer.StopAsync(reason);
        await committing;

        // A place that was not filled in time would wait for ever, and with it the loop that took it.
        Queue.Abandon(reason);
        await Task.WhenAll(loops);
    }

    /// <summary>Ends everything at once: the bucket is another owner's, or nobody knows.</summary>
    public void Abandon(Exception reason)
    {
        _ = StopDeliveriesAsync();
        committer.Abandon(reason);
    }

    private async Task SuperviseAsync(string name, Func<Task> loop, Action rewind)
    {
        for (int attempt = 0; !stopping; attempt++)
        {
            try
            {
                await loop();
                return;
            }
#pragma warning disable CA1031 // The supervisor: a loop that ended unseen would leave the bucket without it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogLoopFailed(context.Logger, Number, name, failure);
            }

            await context.BackOffAsync(Math.Min(attempt, MaxBackOff));
            rewind();
        }
    }

    private Task StopDeliveriesAsync()
    {
        stopping = true;
        trimmer.Stop();
        Feeds.Log.Recent.Close();
        return Task.WhenAll(Feeds.Relay.StopAsync(), Feeds.Due.StopAsync());
    }
}
