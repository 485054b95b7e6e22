using System.Globalization;

namespace OrderGrains.Api.Feeds;

/// <summary>
/// How far a subscriber of one order has got: the numbers of the last events of the order, its payment and its ticket.
/// They are the timelines' own, so such a cursor is good for as long as the order exists. Text form: <c>5.2.1</c>.
/// </summary>
internal readonly record struct OrderCursor(long Order, long Payment, long Fulfilment)
{
    private const int Parts = 3;

    /// <summary>Reads the text form back.</summary>
    public static bool TryParse(string text, out OrderCursor cursor)
    {
        string[] parts = text.Split('.', Parts + 1);
        long[] numbers =
        [
            .. parts.Select(static part =>
                long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1),
        ];
        bool isValid = numbers.Length == Parts && !numbers.Contains(-1);
        cursor = isValid ? new OrderCursor(numbers[0], numbers[1], numbers[2]) : default;
        return isValid;
    }

    /// <summary>The last event's number of a kind; 0 of kinds that an order has no events of.</summary>
    public long Of(FeedFrameKind kind) => kind switch
    {
        FeedFrameKind.Order => Order,
        FeedFrameKind.Payment => Payment,
        FeedFrameKind.Fulfilment => Fulfilment,
        _ => 0,
    };

    /// <summary>The place after an event.</summary>
    public OrderCursor After(FeedFrame frame) => frame.Kind switch
    {
        FeedFrameKind.Order => this with { Order = frame.Sequence },
        FeedFrameKind.Payment => this with { Payment = frame.Sequence },
        FeedFrameKind.Fulfilment => this with { Fulfilment = frame.Sequence },
        _ => this,
    };

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Order}.{Payment}.{Fulfilment}");
}
