namespace OrderGrains.Ledger;

/// <summary>One bucket that this process owns: its queue, its commit loop, and what follows from its commits.</summary>
internal sealed class Bucket
{
    private readonly Committer _committer;
    private readonly LogTrimmer _trimmer;
    private readonly LedgerContext _context;
    private readonly List<Task> _loops = [];

    public Bucket(int number, LedgerContext context)
    {
        _context = context;
        Queue = new CommitQueue(context.Options, context.Services.Time);
        DeadLetters = new DeadLetterBox(number, context, Queue);
        Feeds = new BucketFeeds(
            new Relay(number, context, new EventDispatcher(context, DeadLetters)), new DueQueue(number, context, Queue));
        _committer = new Committer(number, context, Queue, Feeds);
        _trimmer = new LogTrimmer(number, context, Queue, Feeds.Relay);
    }

    /// <summary>The writes that wait.</summary>
    public CommitQueue Queue { get; }

    /// <summary>The relay and the due messages.</summary>
    public BucketFeeds Feeds { get; }

    /// <summary>The parked messages.</summary>
    public DeadLetterBox DeadLetters { get; }

    /// <summary>Takes the bucket over and starts to commit; nothing is delivered before <see cref="Deliver"/>.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        Head head = await _committer.TakeOverAsync(cancellationToken);
        Feeds.Relay.Open(head);
        await DeadLetters.OpenAsync(cancellationToken);
        _loops.Add(_context.Start(_committer.RunAsync));
    }

    /// <summary>Starts to deliver events and due messages.</summary>
    public void Deliver()
    {
        _loops.Add(_context.Start(Feeds.Relay.RunAsync));
        _loops.Add(_context.Start(Feeds.Due.RunAsync));
        _loops.Add(_context.Start(_trimmer.RunAsync));
    }

    /// <summary>Stops delivering, commits what is queued, and leaves the watermark behind.</summary>
    public async Task CloseAsync()
    {
        Feeds.Relay.Stop();
        Feeds.Due.Stop();
        _trimmer.Stop();
        await _committer.StopAsync();
        await Task.WhenAll(_loops);
    }
}
