using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrderGrains.Payments;

/// <summary>
/// Speaks to Stripe: forms out, JSON in, one try. What is thrown is that nobody answered in time, or nothing legible:
/// <see cref="HttpRequestException"/>, <see cref="IOException"/>, <see cref="JsonException"/>,
/// <see cref="OperationCanceledException"/>. Safe to call from anywhere.
/// </summary>
internal sealed class StripeClient : IDisposable
{
    /// <summary>The version of the API that the shapes here are of.</summary>
    public const string ApiVersion = "2024-06-20";

    private const int MaxAnswerBytes = 1024 * 1024;
    private const int MostRefunds = 100;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly HttpClient http;

    /// <summary>Makes a client for checked options.</summary>
    public StripeClient(PaymentOptions options, TimeProvider time)
    {
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = ConnectionLifetime,
        })
        {
            BaseAddress = new Uri(options.Stripe.Endpoint),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Stripe.SecretKey);
        http.DefaultRequestHeaders.Add("Stripe-Version", ApiVersion);
        Time = time;
        Limit = options.Timeout;
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>How long a question may take.</summary>
    public TimeSpan Limit { get; }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Reads a payment.</summary>
    public Task<StripeReply<StripeIntent>> FindIntentAsync(string id, CancellationToken cancellationToken) => SendAsync(
        new HttpRequestMessage(HttpMethod.Get, IntentPath(id)), StripeJson.Default.StripeIntent, cancellationToken);

    /// <summary>Changes a payment, or makes one.</summary>
    public Task<StripeReply<StripeIntent>> ChangeIntentAsync(
        string path, StripeForm form, CancellationToken cancellationToken) =>
        SendAsync(form.To(path), StripeJson.Default.StripeIntent, cancellationToken);

    /// <summary>Reads the newest refunds of a payment.</summary>
    public Task<StripeReply<StripeRefundList>> ListRefundsAsync(string intentId, CancellationToken cancellationToken) =>
        SendAsync(
            new HttpRequestMessage(
                HttpMethod.Get, $"/v1/refunds?limit={MostRefunds}&payment_intent={Uri.EscapeDataString(intentId)}"),
            StripeJson.Default.StripeRefundList,
            cancellationToken);

    /// <summary>Gives money back.</summary>
    public Task<StripeReply<StripeRefund>> RefundAsync(StripeForm form, CancellationToken cancellationToken) =>
        SendAsync(form.To("/v1/refunds"), StripeJson.Default.StripeRefund, cancellationToken);

    /// <summary>The path of a payment.</summary>
    public static string IntentPath(string id) => $"/v1/payment_intents/{Uri.EscapeDataString(id)}";

    private async Task<StripeReply<T>> SendAsync<T>(
        HttpRequestMessage message, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using HttpRequestMessage request = message;
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? new StripeReply<T>(
                JsonSerializer.Deserialize(body, type) ?? throw new JsonException("Stripe answered null."), null)
            : new StripeReply<T>(null, StripeReply.Classify(
                (int)response.StatusCode, body, StripeReply.RetryAfter(response.Headers.RetryAfter, Time)));
    }
}
