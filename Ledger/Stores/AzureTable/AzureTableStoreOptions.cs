using Azure.Core;
using Azure.Core.Pipeline;

namespace OrderGrains.Ledger;

/// <summary>Where an <see cref="AzureTableStore"/> keeps its table, and how it asks for it.</summary>
public sealed class AzureTableStoreOptions
{
    /// <summary>
    /// The storage account's connection string, with a key (<c>AccountName</c>, <c>AccountKey</c>) or a
    /// <c>SharedAccessSignature</c>, or <c>UseDevelopmentStorage=true</c>. Default: none; either this or
    /// <see cref="Endpoint"/>.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The table service's address, e.g. <c>https://ACCOUNT.table.core.windows.net</c>: signed in by
    /// <see cref="Credential"/>, or by a shared access signature in its query. Default: none; either this or
    /// <see cref="ConnectionString"/>.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Who asks at <see cref="Endpoint"/>. Null, the default: the process's own identity
    /// (<see cref="global::Azure.Identity.DefaultAzureCredential"/>).
    /// </summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>
    /// The table, created when missing. Default: <c>ordergrains</c>. 3 to 63 letters and digits, a letter first.
    /// </summary>
    public string Table { get; set; } = "ordergrains";

    /// <summary>
    /// The partitions of a new ledger; one that exists keeps its number. More: more commits at once, each partition
    /// having its own throughput at the service. Default: 64. Range: 1 to 4,096.
    /// </summary>
    public int Buckets { get; set; } = 64;

    /// <summary>
    /// The longest that one try of a request may take. Shorter: a lost answer is noticed sooner, and a slow service
    /// answers fewer. Default: 10 s. Range: 1 s to 100 s.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a request is tried again by itself before the caller is told. Default: 2. Range: 0 to 10.
    /// </summary>
    public int Retries { get; set; } = 2;

    /// <summary>The first wait before a request is tried again; doubles each time. Default: 100 ms.</summary>
    internal TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Stands in for the network, so that tests can break it.</summary>
    internal HttpPipelineTransport? Transport { get; set; }

    /// <summary>True for what <see cref="Table"/> may be.</summary>
    public static bool IsTableName(string name) =>
        name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    internal void Check()
    {
        List<string> errors = [];
        Demand(
            errors, ConnectionString is null != Endpoint is null,
            $"either {nameof(ConnectionString)} or {nameof(Endpoint)} must be given");
        Demand(
            errors, Endpoint is null || (Endpoint.IsAbsoluteUri && IsSafe(Endpoint)),
            $"{nameof(Endpoint)} is not an https address; http will do with a signature in its query");
        Demand(
            errors, IsTableName(Table), $"{nameof(Table)} is not 3 to 63 letters and digits, a letter first");
        Demand(errors, Buckets is >= 1 and <= 4_096, $"{nameof(Buckets)} is {Buckets}, not from 1 to 4096");
        Demand(
            errors, Timeout >= TimeSpan.FromSeconds(1) && Timeout <= TimeSpan.FromSeconds(100),
            $"{nameof(Timeout)} is {Timeout}, not from 1 s to 100 s");
        Demand(errors, Retries is >= 0 and <= 10, $"{nameof(Retries)} is {Retries}, not from 0 to 10");
        if (errors.Count > 0)
        {
            throw new ArgumentException($"The table store's options are wrong: {string.Join("; ", errors)}.");
        }
    }

    private static void Demand(List<string> errors, bool holds, string error)
    {
        if (!holds)
        {
            errors.Add(error);
        }
    }

    private static bool IsSafe(Uri endpoint) =>
        endpoint.Scheme == "https" || (endpoint.Scheme == "http" && endpoint.Query.Length > 1);
}
