using System.Data.Common;

namespace OrderGrains.LocalCluster;

/// <summary>Names a store without its secrets.</summary>
public static class StoreDescription
{
    private const string Unknown = "the one of --store";
    private static readonly string[] Shown = ["AccountName", "TableEndpoint", "Host", "Server", "Port", "Database"];

    /// <summary>What may be shown of a connection string or an address.</summary>
    public static string Of(string store)
    {
        if (Uri.TryCreate(store, UriKind.Absolute, out Uri? address) && address.Host.Length > 0)
        {
            return address.GetLeftPart(UriPartial.Path);
        }

        try
        {
            DbConnectionStringBuilder parts = new() { ConnectionString = store };
            IEnumerable<string> shown = Shown.Where(parts.ContainsKey).Select(name => $"{name} {Plain(parts[name])}");
            return parts.ContainsKey("UseDevelopmentStorage")
                ? "the table service of UseDevelopmentStorage"
                : string.Join(", ", shown.DefaultIfEmpty(Unknown));
        }
        catch (ArgumentException)
        {
            return Unknown;
        }
    }

    private static string Plain(object value) =>
        Uri.TryCreate(value.ToString(), UriKind.Absolute, out Uri? address) && address.Host.Length > 0
            ? address.GetLeftPart(UriPartial.Path)
            : $"{value}";
}
