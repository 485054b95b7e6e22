using System.Data.Common;
using OrderGrains.Ledger;

namespace OrderGrains.Configuration;

/// <summary>Where the ledger keeps its rows: what <c>OrderGrains:Ledger:Store</c> says.</summary>
/// <param name="Kind">Which store.</param>
/// <param name="Text">Its connection string or address; empty for the embedded file. Never logged.</param>
public sealed record StoreLocation(StoreKind Kind, string Text)
{
    /// <summary>The table in a storage account. Default: <c>ordergrains</c>.</summary>
    public string Table { get; init; } = new AzureTableStoreOptions().Table;

    /// <summary>The schema in a PostgreSQL database. Default: <c>ordergrains</c>.</summary>
    public string Schema { get; init; } = new PostgresStoreOptions().Schema;

    /// <summary>The embedded file in the data path.</summary>
    public static StoreLocation Embedded { get; } = new(StoreKind.Sqlite, "");

    /// <summary>True when several processes may share it.</summary>
    public bool IsShared => Kind != StoreKind.Sqlite;

    /// <summary>Reads the settings.</summary>
    public static StoreLocation Read(SettingsReader settings)
    {
        string? text = settings.OptionalText(
            new("Ledger:Store", "Where the rows are; without it the embedded file. Shared stores make a cluster. "
                + "Never logged."),
            "a PostgreSQL or Azure storage connection string, or https://….table.core.windows.net",
            static text => KindOf(text) is null
                ? "must be a PostgreSQL connection string (Host=…), an Azure storage connection string or an https "
                    + "address of its table service"
                : null);
        string table = settings.Name(
            new("Ledger:Table", "The table in a storage account; clusters that share one need one each."),
            Embedded.Table, "3 to 63 letters and digits, a letter first", AzureTableStoreOptions.IsTableName);
        string schema = settings.Name(
            new("Ledger:Schema", "The schema in a PostgreSQL database; clusters that share one need one each."),
            Embedded.Schema, "1 to 63 small letters, digits and underscores, no digit first",
            PostgresStoreOptions.IsSchemaName);
        return text is null
            ? Embedded
            : new StoreLocation(KindOf(text)!.Value, text) { Table = table, Schema = schema };
    }

    private static StoreKind? KindOf(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
        {
            return StoreKind.AzureTable;
        }

        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return null;
        }

        return HasAny(parts, "Host", "Server") ? StoreKind.Postgres
            : HasAny(parts, "AccountName", "TableEndpoint", "SharedAccessSignature", "UseDevelopmentStorage")
                ? StoreKind.AzureTable
                : null;
    }

    private static bool HasAny(DbConnectionStringBuilder parts, params string[] keys) => keys.Any(parts.ContainsKey);
}
