using System.Data.Common;
using Npgsql;

namespace OrderGrains.Ledger;

/// <summary>
/// Where a <see cref="PostgresStore"/> keeps its tables, and how long it waits. A keyword of the connection string
/// (<c>Maximum Pool Size</c>, <c>Command Timeout</c>, <c>Timeout</c>) wins over the option of the same meaning.
/// </summary>
public sealed class PostgresStoreOptions
{
    /// <summary>
    /// The server, database and role, as Npgsql writes them: <c>Host=…;Database=…;Username=…;Password=…</c>. With more
    /// than one host, add <c>Target Session Attributes=primary</c>. Required; never logged.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// The schema that holds the tables, created when missing. Ledgers in one database need one each.
    /// Default: <c>ordergrains</c>. Range: 1 to 63 small letters, digits and underscores, no digit first.
    /// </summary>
    public string Schema { get; set; } = "ordergrains";

    /// <summary>
    /// The most connections of this process, but for two that only the lease uses; a call beyond them waits for one.
    /// All processes together stay below the server's <c>max_connections</c>. Default: 24. Range: 2 to 500.
    /// </summary>
    public int MaxConnections { get; set; } = 24;

    /// <summary>
    /// How many statements with commits are under way at once; what queues meanwhile goes together into the next one,
    /// for many buckets. Fewer of them: less work for each commit, on both sides, and a longer way for the one that
    /// waits. Default: 2. Range: 1 to 64.
    /// </summary>
    public int CommitLanes { get; set; } = 2;

    /// <summary>
    /// How long a connection, or a free one of the pool, is waited for; whole seconds. Nothing was done when it runs
    /// out. Default: 5 s. Range: 1 s to 1 min.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the server's answer is waited for; whole seconds. A commit's outcome is unknown when it runs out.
    /// Default: 10 s. Range: 1 s to 2 min.
    /// </summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>True for what <see cref="Schema"/> may be.</summary>
    public static bool IsSchemaName(string name) =>
        name.Length is > 0 and <= 63 && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>Puts options and connection string together; every error at once.</summary>
    internal NpgsqlConnectionStringBuilder Check()
    {
        List<string> errors = [];
        NpgsqlConnectionStringBuilder? connection = Parse(errors);
        if (connection is not null)
        {
            Demand(errors, !string.IsNullOrEmpty(connection.Host), "the connection string names no Host");
            Between(errors, connection.MaxPoolSize, 2, 500, nameof(MaxConnections));
            Between(errors, connection.Timeout, 1, 60, nameof(ConnectTimeout));
            Between(errors, connection.CommandTimeout, 1, 120, nameof(CommandTimeout));
        }

        Between(errors, CommitLanes, 1, 64, nameof(CommitLanes));
        Demand(errors, IsSchemaName(Schema), $"{nameof(Schema)} is '{Schema}', not a plain lower-case name");
        return errors.Count == 0
            ? connection!
            : throw new ArgumentException($"The Postgres store's options are wrong: {string.Join("; ", errors)}.");
    }

    private NpgsqlConnectionStringBuilder? Parse(List<string> errors)
    {
        try
        {
            HashSet<string> given = GivenKeywords();
            NpgsqlConnectionStringBuilder connection = new(ConnectionString);
            if (!given.Contains("maximumpoolsize") && !given.Contains("maxpoolsize"))
            {
                connection.MaxPoolSize = MaxConnections;
            }

            connection.Timeout = given.Contains("timeout") ? connection.Timeout : (int)ConnectTimeout.TotalSeconds;
            connection.CommandTimeout =
                given.Contains("commandtimeout") ? connection.CommandTimeout : (int)CommandTimeout.TotalSeconds;
            return connection;
        }
        catch (ArgumentException exception)
        {
            errors.Add($"the connection string cannot be read: {exception.Message}");
            return null;
        }
    }

    private HashSet<string> GivenKeywords()
    {
        DbConnectionStringBuilder plain = new() { ConnectionString = ConnectionString };
        return [.. plain.Keys.Cast<string>()
            .Select(keyword => keyword.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant())];
    }

    private static void Between(List<string> errors, long value, long least, long most, string name) =>
        Demand(errors, value >= least && value <= most, $"{name} is {value}, not from {least} to {most}");

    private static void Demand(List<string> errors, bool holds, string error)
    {
        if (!holds)
        {
            errors.Add(error);
        }
    }
}
