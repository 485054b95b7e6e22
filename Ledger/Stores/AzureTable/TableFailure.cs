using Azure;
using Azure.Identity;

namespace OrderGrains.Ledger;

/// <summary>The service's refusals and the network's failures as the ledger knows them.</summary>
internal static class TableFailure
{
    /// <summary>The code for a table that is not there.</summary>
    internal const string TableMissing = "store_table_missing";

    /// <summary>True for what a request that got no answer throws.</summary>
    internal static bool IsOfTheNetwork(Exception exception) =>
        exception is RequestFailedException or AggregateException or IOException or OperationCanceledException
            or AuthenticationFailedException;

    /// <summary>There is no answer.</summary>
    internal static StoreException From(Exception exception, bool outcomeUnknown) =>
        exception is AuthenticationFailedException
            ? new StoreException(
                "store_access_denied", "No token could be had for the table service.", retryable: true,
                outcomeUnknown, exception)
            : new StoreException(
                "store_unavailable", "The table service could not be reached.", retryable: true, outcomeUnknown,
                exception);

    /// <summary>There is an answer, and it is no.</summary>
    internal static StoreException From(Response response, bool outcomeUnknown) =>
        OutcomePolicy.IsBusy(response)
            ? new StoreException(
                "store_throttled", "The table service asks to slow down.", retryable: true, outcomeUnknown)
            : From(TableError.Read(response), outcomeUnknown);

    internal static StoreException From(TableError error, bool outcomeUnknown)
    {
        (string code, string reason, bool retryable) = error switch
        {
            { Status: 401 or 403 } => ("store_access_denied", "refuses the credentials", false),
            { Status: 413 } or { Code: "EntityTooLarge" or "PropertyValueTooLarge" or "RequestBodyTooLarge" } =>
                ("store_limit_exceeded", "does not take so much", false),
            { Code: "TableNotFound" } => (TableMissing, "has no such table", true),
            { Status: 404 or 408 or 409 or >= 500 } => ("store_unavailable", "could not answer", true),
            _ => ("store_refused", "refuses the request", false),
        };
        return new StoreException(
            code, $"The table service {reason} (HTTP {error.Status} {error.Code}).", retryable, outcomeUnknown);
    }
}
