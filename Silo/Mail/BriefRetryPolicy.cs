using Azure.Core;
using Azure.Core.Pipeline;

namespace OrderGrains.Mail;

/// <summary>
/// One brief retry of a connection that broke. A service that asks for patience gets it from the notifier, which waits
/// without holding anything.
/// </summary>
internal sealed class BriefRetryPolicy()
    : RetryPolicy(maxRetries: 1, DelayStrategy.CreateFixedDelayStrategy(TimeSpan.FromMilliseconds(200)))
{
    /// <inheritdoc/>
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        !AsksForPatience(message) && base.ShouldRetry(message, exception);

    /// <inheritdoc/>
    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        AsksForPatience(message) ? ValueTask.FromResult(false) : base.ShouldRetryAsync(message, exception);

    private static bool AsksForPatience(HttpMessage message) =>
        message.HasResponse && (message.Response.Status == 429 || message.Response.Headers.Contains("Retry-After"));
}
