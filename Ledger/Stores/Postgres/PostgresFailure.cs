using System.Net.Sockets;
using Npgsql;

namespace OrderGrains.Ledger;

/// <summary>
/// What a failure of the server or of the way to it means. The server's own error for a statement is definite, since
/// the statement is its whole transaction. A connection that ends, a FATAL, a time-out: perhaps it was done.
/// </summary>
internal static class PostgresFailure
{
    private const string DiskFull = "53100";
    private const string ReadOnly = "25006";

    // Classes of SQLSTATE: no resources, operator's intervention, system error, connection, rolled back, not in state.
    private static readonly string[] s_passing = ["53", "57", "58", "08", "40", "55"];

    // Classes of SQLSTATE: authorization, no such database, no such schema.
    private static readonly string[] s_denied = ["28", "3D", "3F"];
    private const string InsufficientPrivilege = "42501";

    internal static bool IsExpected(Exception exception) =>
        exception is NpgsqlException or TimeoutException or IOException or SocketException or ObjectDisposedException;

    internal static StoreException Closed() =>
        new("store_unavailable", "The store is closed.", retryable: true);

    /// <summary>Translates a failure that <see cref="IsExpected"/>.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="wasSent">True for a commit that the server may have got.</param>
    internal static StoreException ToStoreException(Exception exception, bool wasSent = false)
    {
        if (exception is not PostgresException error)
        {
            return new StoreException(
                "store_unavailable", $"PostgreSQL does not answer: {exception.Message}", retryable: true,
                outcomeUnknown: wasSent, exception);
        }

        bool isDefinite = error.InvariantSeverity == "ERROR";
        return new StoreException(
            CodeOf(error.SqlState), $"PostgreSQL {error.SqlState}: {error.MessageText}.", IsRetryable(error.SqlState),
            outcomeUnknown: wasSent && !isDefinite, exception);
    }

    private static string CodeOf(string state) => state switch
    {
        DiskFull => "store_full",
        InsufficientPrivilege => "store_denied",
        _ when IsOf(s_denied, state) => "store_denied",
        _ when state.StartsWith("53", StringComparison.Ordinal) => "store_throttled",
        _ => "store_unavailable",
    };

    private static bool IsRetryable(string state) => state == ReadOnly || IsOf(s_passing, state);

    private static bool IsOf(string[] classes, string state) =>
        classes.Any(start => state.StartsWith(start, StringComparison.Ordinal));
}
