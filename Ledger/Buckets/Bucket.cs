namespace OrderGrains.Ledger;

/// <summary>One bucket that this process owns: its queue, its commit loop, and what follows from its commits.</summary>
internal sealed class Bucket
{
    private readonly Committer committer;
    private readonly LogTrimmer trimmer;
    private readonly LedgerContext context;
    private readonly List<Task> loops = [];

    public Bucket(int number, LedgerContext context)
    {
        this.context = context;
        Queue = new CommitQueue(context.Options, context.Services.Time);
        DeadLetters = new DeadLetterBox(number, context, Queue);
        Feeds = new BucketFeeds(
            new Relay(number, context, new EventDispatcher(context, DeadLetters)),
            new DueQueue(number, context, Queue));
        committer = new Committer(number, context, Queue, Feeds);
        trimmer = new LogTrimmer(number, context, Queue, Feeds.Relay);
    }

    /// <summary>The writes that wait.</summary>
    public CommitQueue Queue { get; }

    /// <summary>The relay and the due messages.</summary>
    public BucketFeeds Feeds { get; }

    /// <summary>The parked messages.</summary>
    public DeadLetterBox DeadLetters { get; }

    /// <summary>
    /// Takes the bucket over and starts to commit; nothing is delivered before <see cref="Deliver"/>.
    /// </summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        Head head = await committer.TakeOverAsync(cancellationToken);
        Feeds.Relay.Open(head);
        await DeadLetters.OpenAsync(cancellationToken);
        loops.Add(context.Start(committer.RunAsync));
    }

    /// <summary>Starts to deliver events and due messages.</summary>
    public void Deliver()
    {
        loops.Add(context.Start(Feeds.Relay.RunAsync));
        loops.Add(context.Start(Feeds.Due.RunAsync));
        loops.Add(context.Start(trimmer.RunAsync));
    }

    /// <summary>Stops delivering, commits what is queued, and leaves the watermark behind.</summary>
    public async Task CloseAsync()
    {
        Feeds.Relay.Stop();
        Feeds.Due.Stop();
        trimmer.Stop();
        await committer.StopAsync();
        await Task.WhenAll(loops);
    }
}
