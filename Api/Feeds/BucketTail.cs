using OrderGrains.Feeds;

namespace OrderGrains.Api.Feeds;

/// <summary>
/// Follows one bucket for all who need it in this process, and only while there is one: one reader, however many
/// watch. A reading that fails is tried again from the same place; nobody notices but by the time it takes. The
/// supervisor of its loop. Safe to call from anywhere.
/// </summary>
internal sealed partial class BucketTail(int bucket, IFeedSource source, TailServices services)
{
    private readonly Lock gate = new();
    private readonly Dictionary<FeedTopic, List<Seat>> seats = [];
    private TaskCompletionSource ready = NewSignal();
    private TailPlace? place;
    private bool isRunning;
    private int interested;

    /// <summary>Where it is; null while it does not know.</summary>
    public TailPlace? Place
    {
        get
        {
            lock (gate)
            {
                return place;
            }
        }
    }

    /// <summary>Somebody is interested: it runs until everybody has left.</summary>
    public void Enter()
    {
        lock (gate)
        {
            interested++;
            if (isRunning)
            {
                return;
            }

            isRunning = true;
        }

        // What the loop does is no part of the request that happened to start it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = RunAsync();
        }
    }

    /// <summary>Somebody who has entered is not interested any more.</summary>
    public void Leave(FeedSubscriber subscriber)
    {
        lock (gate)
        {
            interested--;
            if (seats.TryGetValue(subscriber.Topic, out List<Seat>? own))
            {
                own.RemoveAll(seat => seat.Subscriber == subscriber);
                if (own.Count == 0)
                {
                    seats.Remove(subscriber.Topic);
                }
            }
        }
    }

    /// <summary>Done once it knows where it is.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return ready.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>From now on the subscriber gets what comes after a place.</summary>
    /// <param name="subscriber">The subscriber, which has entered.</param>
    /// <param name="from">What comes before it has been sent; null: where the tail is.</param>
    /// <returns>Where the tail is; null: it is past the place, or does not know, and nobody has joined.</returns>
    public TailPlace? TryJoin(FeedSubscriber subscriber, FeedPosition? from)
    {
        lock (gate)
        {
            if (place is not { } now || from?.IsBefore(now.Position) == true)
            {
                return null;
            }

            if (!seats.TryGetValue(subscriber.Topic, out List<Seat>? own))
            {
                seats.Add(subscriber.Topic, own = []);
            }

            own.Add(new Seat(subscriber, from ?? now.Position));
            return now;
        }
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        int failures = 0;
        bool goesOn = true;
        while (goesOn)
        {
            try
            {
                FeedPage page = await source.ReadAsync(bucket, NextRequest(), services.Stopping);
                failures = 0;
                goesOn = Apply(page);
            }
            catch (OperationCanceledException) when (services.Stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The supervisor: whatever failed, those who follow wait for the next try.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogReadingFailed(services.Logger, bucket, failure.GetType().Name, failure.Message);
                failures++;
                goesOn = !EndIfAlone() && await TryRestAsync(failures);
            }
        }
    }

    private async Task<bool> TryRestAsync(int failures)
    {
        try
        {
            await FeedBackoff.WaitAsync(failures, services.Time, services.Stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The process stops, and with it every stream.
            return false;
        }
    }

    private FeedRequest NextRequest() => new()
    {
        From = Place?.Position,
        Limit = FeedRequest.MaxLimit,
        Wait = FeedRequest.MaxWait,
    };

    /// <summary>Hands events on; false: nobody is left.</summary>
    private bool Apply(FeedPage page)
    {
        lock (gate)
        {
            if (page.IsLost)
            {
                // Away for days: those who follow come back with their cursors, and are told that it is too late.
                CutAll();
                return !EndIfAlone();
            }

            foreach (FeedEvent happened in page.Events)
            {
                HandOn(happened);
            }

            place = new TailPlace(page.Next, page.At);
            ready.TrySetResult();
            return !EndIfAlone();
        }
    }

    private void HandOn(FeedEvent happened)
    {
        FeedFrame? frame = null;
        foreach (Seat seat in FeedFrames.TopicsOf(happened).SelectMany(topic => seats.GetValueOrDefault(topic) ?? []))
        {
            if (!seat.From.IsBefore(happened.Next))
            {
                continue;
            }

            frame ??= FeedFrames.Of(happened);
            if (!seat.Subscriber.TryAdd(new FeedItem(bucket, happened.Next, frame)))
            {
                services.Metrics.Cut();
            }
        }
    }

    private void CutAll()
    {
        foreach (Seat seat in seats.Values.SelectMany(static own => own))
        {
            seat.Subscriber.Cut();
        }

        place = null;
        ready = NewSignal();
    }

    private bool EndIfAlone()
    {
        lock (gate)
        {
            if (interested > 0)
            {
                return false;
            }

            isRunning = false;
            place = null;
            ready = NewSignal();
            return true;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly record struct Seat(FeedSubscriber Subscriber, FeedPosition From);
}

/// <summary>Where a tail is.</summary>
/// <param name="Position">What comes before it has been handed on.</param>
/// <param name="At">All of that was committed at this time or earlier.</param>
internal readonly record struct TailPlace(FeedPosition Position, DateTimeOffset At);

/// <summary>What a tail works with besides its source.</summary>
internal sealed record TailServices(
    TimeProvider Time, FeedMetrics Metrics, ILogger<BucketTail> Logger, CancellationToken Stopping);
