using System.Globalization;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>Reads the filters of a list of orders.</summary>
internal static class OrderListRequest
{
    private const string DateFormat = "yyyy-MM-dd";

    public static readonly QueryParameter[] Parameters =
    [
        new("store_id", "Only orders of this store."),
        new("customer_id", "Only orders of this customer."),
        new("state", "Only orders in this state; may be repeated.", "placed", Repeatable: true),
        new("channel", "Only orders from this channel.", "direct"),
        new("display_number", "Only orders with this short number; leading zeros may be left out.", "042"),
        new("date", "Only orders placed on this day, UTC; not together with from or until.", "2026-01-31"),
        new("from", "Only orders placed at or after this time.", "2026-01-31T00:00:00Z"),
        new("until", "Only orders placed before this time.", "2026-02-01T00:00:00Z"),
        .. PageRequest.Parameters,
    ];

    public static bool TryCreate(IQueryCollection parameters, out OrderQuery? query, out Problem? problem)
    {
        var errors = new FieldErrors();
        var reader = new QueryReader(parameters, errors);
        (DateTimeOffset? from, DateTimeOffset? until) = ReadTimes(reader);
        query = new OrderQuery
        {
            StoreId = reader.Id("store_id"),
            CustomerId = reader.Id("customer_id"),
            States = ReadStates(reader),
            Channel = reader.Id("channel"),
            DisplayNumber = ReadNumber(reader),
            From = from,
            Until = until,
            Cursor = PageRequest.Cursor(reader),
            Limit = PageRequest.Limit(reader),
        };
        problem = errors.Any ? Problem.Invalid(errors) : null;
        return problem is null;
    }

    private static string? ReadNumber(QueryReader reader)
    {
        if (reader.One("display_number") is not { } text)
        {
            return null;
        }

        if (DisplayNumbers.TryRead(text, out string number))
        {
            return number;
        }

        reader.Errors.AddField("display_number", DisplayNumbers.Rule);
        return null;
    }

    private static OrderStatus[] ReadStates(QueryReader reader)
    {
        var states = new HashSet<OrderStatus>();
        foreach (string? name in reader.All("state"))
        {
            if (SnakeCase<OrderStatus>.TryParse(name ?? "", out OrderStatus state))
            {
                states.Add(state);
            }
            else
            {
                reader.Errors.AddField("state", "must be one of: " + SnakeCase<OrderStatus>.All);
            }
        }

        return [.. states];
    }

    private static (DateTimeOffset? From, DateTimeOffset? Until) ReadTimes(QueryReader reader)
    {
        DateTimeOffset? from = reader.Time("from");
        DateTimeOffset? until = reader.Time("until");
        if (reader.One("date") is not { } date)
        {
            return (from, until);
        }

        if (!DateOnly.TryParseExact(
            date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            || day == DateOnly.MaxValue)
        {
            reader.Errors.AddField("date", "must be a date such as 2026-01-31");
        }
        else if (reader.Has("from") || reader.Has("until"))
        {
            reader.Errors.AddField("date", "cannot go together with from or until");
        }
        else
        {
            return (StartOf(day), StartOf(day.AddDays(1)));
        }

        return (null, null);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
