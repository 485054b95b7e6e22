using OrderGrains.Api.OpenApi;

namespace OrderGrains.Api.Hosting;

/// <summary>What every list takes.</summary>
internal static class PageRequest
{
    public const int UsualLimit = 50;
    public const int MostLimit = 1000;

    private const int MostCursorLength = 8192;

    public static readonly QueryParameter[] Parameters =
    [
        new("cursor", "Where the page begins: the last page's next_cursor."),
        new("limit", "The most items on the page; 1 to 1,000. Default: 50.", "50"),
    ];

    public static string? Cursor(QueryReader reader)
    {
        string? cursor = reader.One("cursor");
        if (cursor is { Length: 0 or > MostCursorLength })
        {
            reader.Errors.AddField("cursor", "is not a next_cursor that was answered before");
        }

        return cursor;
    }

    public static int Limit(QueryReader reader) => reader.Number("limit", UsualLimit, 1, MostLimit);
}
