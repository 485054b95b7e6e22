using System.Globalization;
using OrderGrains.Api.Hosting;

namespace OrderGrains.Api.Compatibility;

/// <summary>A day, UTC.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When the next one begins.</param>
internal readonly record struct CoffeeDay(DateTimeOffset From, DateTimeOffset Until)
{
    public const string Format = "yyyy-MM-dd";

    /// <summary>The day that a list asks for: today, unless it names one.</summary>
    public static CoffeeDay Read(QueryReader reader, TimeProvider time)
    {
        DateOnly day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (reader.One("date") is { } date && (!DateOnly.TryParseExact(
            date, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) || day == DateOnly.MaxValue))
        {
            reader.Errors.AddField("date", "must be a date such as 2026-01-31");
            day = DateOnly.MinValue;
        }

        return new CoffeeDay(StartOf(day), StartOf(day.AddDays(1)));
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
