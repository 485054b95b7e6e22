using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using OrderGrains.Notifications;
using Request = Azure.Core.Request;

namespace OrderGrains.Mail;

/// <summary>
/// Hands e-mails to Azure Communication Services over its REST API: once within the window in which the service
/// recognises a repeated request. Safe to call from anywhere.
/// </summary>
public sealed class AzureCommunicationEmailSender : IEmailSender
{
    private const string ApiVersion = "2023-03-31";

    // The service tracks requests for five minutes from their first-sent time and answers 412 afterwards; a minute is
    // left for clocks that differ.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(4);

    private readonly HttpPipeline pipeline;
    private readonly Uri address;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;

    /// <summary>Makes a sender for checked options.</summary>
    public AzureCommunicationEmailSender(EmailOptions options, TimeProvider time)
    {
        (string? endpoint, string? key) = options.AzureCommunicationServices.Resolve();
        if (endpoint is null || key is null)
        {
            throw new InvalidOperationException("The options were not checked: there is no endpoint or no key.");
        }

        address = new Uri(new Uri(endpoint), $"/emails:send?api-version={ApiVersion}");
        var signing = new AccessKeySigningPolicy(Convert.FromBase64String(key), time);
        pipeline = HttpPipelineBuilder.Build(
            new AzureCommunicationClientOptions { RetryPolicy = new BriefRetryPolicy() }, signing);
        timeout = options.Timeout;
        this.time = time;
    }

    /// <inheritdoc/>
    public EmailSenderTraits Traits { get; } = new() { RecordsFirst = true, RepeatabilityWindow = Window };

    /// <inheritdoc/>
    public async ValueTask<SendOutcome> SendAsync(EmailRequest request, CancellationToken cancellationToken)
    {
        using HttpMessage message = pipeline.CreateMessage();
        Fill(message.Request, request);
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await pipeline.SendAsync(message, either.Token);
            return AzureCommunicationReply.Classify(message.Response, time);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Transient("acs_timeout");
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or IOException)
        {
            return new SendOutcome.Transient("acs_unreachable");
        }
    }

    private void Fill(Request http, EmailRequest email)
    {
        http.Method = RequestMethod.Post;
        http.Uri.Reset(address);
        http.Headers.Add("Content-Type", "application/json");
        http.Headers.Add("Accept", "application/json");
        http.Headers.Add("Operation-Id", email.Identity.OperationId);
        http.Headers.Add("Repeatability-Request-ID", email.Identity.RepeatabilityId(email.FirstSent));
        http.Headers.Add(
            "Repeatability-First-Sent", email.FirstSent.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture));
        http.Content = RequestContent.Create(AzureCommunicationBody.Write(email));
    }
}
