using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace OrderGrains.Ledger;

/// <summary>
/// Remembers whether any try of a request may have been carried out although nobody was told: the last try's answer
/// alone does not say so.
/// </summary>
internal sealed class OutcomePolicy : HttpPipelinePolicy
{
    private const string ServerBusy = "ServerBusy";

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The store asks asynchronously.");

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        catch (Exception exception)
        {
            if (!WasNeverSent(exception))
            {
                message.SetProperty(typeof(OutcomePolicy), true);
            }

            throw;
        }

        if (IsUnknown(message.Response))
        {
            message.SetProperty(typeof(OutcomePolicy), true);
        }
    }

    /// <summary>True when any try may have been carried out.</summary>
    internal static bool IsUnknown(HttpMessage message) => message.TryGetProperty(typeof(OutcomePolicy), out _);

    internal static bool IsBusy(Response response) =>
        response.Status == 429 || (response.Status == 503 && TableError.Read(response).Code == ServerBusy);

    private static bool IsUnknown(Response response) => response.Status is 408 or >= 500 && !IsBusy(response);

    private static bool WasNeverSent(Exception exception) =>
        exception is RequestFailedException
        {
            InnerException: HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
            },
        };
}
