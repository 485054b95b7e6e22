using OrderGrains.Fulfilments;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Feeds;

/// <summary>A bucket's events, as the host sees them.</summary>
public sealed class BucketFeedGrain(ILedgerLog log) : Grain, IBucketFeedGrain
{
    /// <inheritdoc/>
    public async Task<FeedPage> Read(FeedRequest request)
    {
        LogPosition? from = request.From is { } place ? new LogPosition(place.Commit, place.Index) : null;
        LogPage page = await log.ReadLogAsync(
            this.GetPrimaryKeyString(),
            from,
            Math.Clamp(request.Limit, 0, FeedRequest.MaxLimit),
            request.Wait < FeedRequest.MaxWait ? request.Wait : FeedRequest.MaxWait);
        return new FeedPage
        {
            Events = [.. page.Events.Select(Of).OfType<FeedEvent>()],
            Next = Place(page.Next),
            At = page.At,
            IsLost = page.IsLost,
        };
    }

    /// <summary>What people are shown; what grains tell each other is not.</summary>
    private static FeedEvent? Of(LogEvent logged) => logged.Event.Payload switch
    {
        OrderEvent order => new FeedEvent { Next = Place(logged.Next), Order = order },
        PaymentEvent payment => new FeedEvent { Next = Place(logged.Next), Payment = payment },
        FulfilmentEvent fulfilment => new FeedEvent { Next = Place(logged.Next), Fulfilment = fulfilment },
        StoreEvent store => new FeedEvent { Next = Place(logged.Next), Store = store },
        _ => null,
    };

    private static FeedPosition Place(LogPosition position) => new(position.Commit, position.Index);
}
