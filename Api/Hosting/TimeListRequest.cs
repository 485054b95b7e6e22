using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Hosting;

/// <summary>Reads the filters of a list by time alone.</summary>
internal static class TimeListRequest
{
    public static readonly QueryParameter[] Parameters =
    [
        new("from", "Only what began at or after this time.", "2026-01-31T00:00:00Z"),
        new("until", "Only what began before this time.", "2026-02-01T00:00:00Z"),
        .. PageRequest.Parameters,
    ];

    public static bool TryCreate(IQueryCollection parameters, out TimeQuery? query, out Problem? problem)
    {
        var errors = new FieldErrors();
        var reader = new QueryReader(parameters, errors);
        query = new TimeQuery
        {
            From = reader.Time("from"),
            Until = reader.Time("until"),
            Cursor = PageRequest.Cursor(reader),
            Limit = PageRequest.Limit(reader),
        };
        problem = errors.Any ? Problem.Invalid(errors) : null;
        return problem is null;
    }
}
