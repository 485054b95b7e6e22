using System.Globalization;
using Microsoft.Extensions.Primitives;
using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Hosting;

/// <summary>Reads query parameters; what is wrong with them goes to the errors of the request.</summary>
internal sealed class QueryReader(IQueryCollection parameters, FieldErrors errors)
{
    public FieldErrors Errors => errors;

    public bool Has(string name) => parameters.ContainsKey(name);

    public StringValues All(string name) => parameters[name];

    public string? One(string name)
    {
        StringValues values = parameters[name];
        if (values.Count > 1)
        {
            errors.AddField(name, "must not be repeated");
        }

        return values.Count == 1 ? values[0] : null;
    }

    public string? Id(string name)
    {
        string? id = One(name);
        if (id is not null && !EntityId.IsValid(id))
        {
            errors.AddField(name, EntityId.Rule);
        }

        return id;
    }

    public DateTimeOffset? Time(string name)
    {
        string? text = One(name);
        if (text is null)
        {
            return null;
        }

        // A plus sign in a query string means a space.
        text = text.Replace(' ', '+');
        if (TimestampConverter.HasOffset(text) && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
        {
            return time;
        }

        errors.AddField(name, "must be an ISO 8601 time with an offset, e.g. 2026-01-31T18:30:00Z");
        return null;
    }

    public int Number(string name, int fallback, int least, int most)
    {
        string? text = One(name);
        if (text is null)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= least && value <= most)
        {
            return value;
        }

        errors.AddField(name, $"must be a whole number from {least} to {most}");
        return fallback;
    }
}
