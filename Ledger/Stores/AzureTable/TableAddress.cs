using System.Globalization;

namespace OrderGrains.Ledger;

/// <summary>The addresses of a table and what is in it.</summary>
internal sealed class TableAddress(Uri endpoint, string table)
{
    private readonly string _service = endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>Where tables are created.</summary>
    internal Uri Tables => new($"{_service}/Tables");

    /// <summary>Where batches go.</summary>
    internal Uri Batch => new($"{_service}/$batch");

    /// <summary>Where an entity is inserted.</summary>
    internal string Entities => $"{_service}/{table}";

    /// <summary>An entity.</summary>
    internal string Entity(string partition, string rowKey) =>
        $"{_service}/{table}(PartitionKey='{partition}',RowKey='{Quoted(rowKey)}')";

    /// <summary>A partition's entities from one row key (inclusive) up to another (exclusive).</summary>
    internal Uri Query(string partition, KeyRange rowKeys, int limit, TableContinuation? after)
    {
        string filter = $"PartitionKey eq '{partition}' and RowKey ge '{Doubled(rowKeys.From)}'"
            + $" and RowKey lt '{Doubled(rowKeys.Until)}'";
        string address = $"{_service}/{table}()?$filter={Uri.EscapeDataString(filter)}"
            + string.Create(CultureInfo.InvariantCulture, $"&$top={limit}");
        return new Uri(address + (after is { } next ? Continuation(next) : ""));
    }

    private static string Continuation(TableContinuation next) =>
        $"&NextPartitionKey={Uri.EscapeDataString(next.Partition)}"
        + (next.RowKey is { } rowKey ? $"&NextRowKey={Uri.EscapeDataString(rowKey)}" : "");

    private static string Quoted(string text) => Uri.EscapeDataString(Doubled(text));

    private static string Doubled(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
