using Azure.Core;

namespace OrderGrains.Ledger;

/// <summary>The pipeline's options; contents are never logged (the default).</summary>
internal sealed class TableClientOptions : ClientOptions
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(2);

    internal TableClientOptions(AzureTableStoreOptions options)
    {
        Retry.MaxRetries = options.Retries;
        Retry.Delay = options.RetryDelay;
        Retry.MaxDelay = MaxDelay;
        Retry.NetworkTimeout = options.Timeout;
        if (options.Transport is { } transport)
        {
            Transport = transport;
        }
    }
}
