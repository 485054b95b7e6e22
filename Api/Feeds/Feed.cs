namespace OrderGrains.Api.Feeds;

/// <summary>
/// One subscriber's stream, from its cursor on. Opened, run once, and disposed of by one request.
/// </summary>
internal abstract class Feed : IDisposable
{
    /// <summary>After how long without an event a sign of life is sent.</summary>
    public static readonly TimeSpan AliveInterval = TimeSpan.FromSeconds(15);

    private readonly TimeProvider time;

    /// <summary>A stream of a topic.</summary>
    protected Feed(FeedHub hub, FeedTopic topic)
    {
        Hub = hub;
        time = hub.Time;
        Subscriber = new FeedSubscriber(topic);
    }

    /// <summary>Where events come from.</summary>
    protected FeedHub Hub { get; }

    /// <summary>What waits for the stream.</summary>
    protected FeedSubscriber Subscriber { get; }

    /// <summary>The place after what was sent.</summary>
    protected abstract string Cursor { get; }

    /// <summary>Sends events until the caller goes, the process stops, or the client is too slow.</summary>
    public async Task RunAsync(FeedWriter writer, CancellationToken cancellationToken)
    {
        writer.WriteReady(Cursor);
        await writer.FlushAsync(cancellationToken);
        if (await TryCatchUpAsync(writer, cancellationToken))
        {
            await FollowAsync(writer, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Sends what has happened since the cursor; false: it is not there any more.</summary>
    protected abstract Task<bool> TryCatchUpAsync(FeedWriter writer, CancellationToken cancellationToken);

    /// <summary>Moves the cursor past an event; false: it was sent before.</summary>
    protected abstract bool TryPass(FeedItem item);

    /// <summary>
    /// Notes where the tails are, before what waits is taken; what is returned is called once nothing waits any more.
    /// </summary>
    protected virtual Action Note() => static () => { };

    private async Task FollowAsync(FeedWriter writer, CancellationToken cancellationToken)
    {
        Task<bool> waiting = Subscriber.WaitAsync(cancellationToken);
        while (await IsOpenAsync(waiting, cancellationToken))
        {
            Send(writer, isSilent: !waiting.IsCompleted);
            await writer.FlushAsync(cancellationToken);
            waiting = waiting.IsCompleted ? Subscriber.WaitAsync(cancellationToken) : waiting;
        }
    }

    /// <summary>False once the subscriber was cut off and got what waited; true also after a silent while.</summary>
    private async Task<bool> IsOpenAsync(Task<bool> waiting, CancellationToken cancellationToken)
    {
        try
        {
            return await waiting.WaitAsync(AliveInterval, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return true;
        }
    }

    private void Send(FeedWriter writer, bool isSilent)
    {
        Action settle = Note();
        while (Subscriber.TryTake(out FeedItem item))
        {
            if (TryPass(item))
            {
                writer.Write(item.Frame, Cursor);
                isSilent = false;
            }
        }

        // Of a subscriber that was cut off the tails have passed what it did not get.
        if (!Subscriber.IsCut)
        {
            settle();
        }

        if (isSilent)
        {
            writer.WriteAlive(Cursor);
        }
    }
}
