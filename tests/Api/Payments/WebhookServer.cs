using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Payments;
using OrderGrains.Api.Problems;
using OrderGrains.Configuration;
using OrderGrains.Hosting;
using OrderGrains.Payments;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Payments;

/// <summary>The webhook on a real server, behind an admin key, over a payment by hand.</summary>
internal sealed class WebhookServer : GrainsByKey, IAsyncDisposable
{
    public const string Secret = "whsec_first";
    public const string OtherSecret = "whsec_second";

    public static readonly string[] Stripe =
    [
        "--OrderGrains:Payments:Provider=Stripe",
        "--OrderGrains:Payments:Stripe:SecretKey=sk_test_1",
        $"--OrderGrains:Payments:Stripe:WebhookSecret={Secret},{OtherSecret}",
    ];

    private WebApplication? app;

    public HttpClient Client { get; } = new();

    /// <summary>What each order's payment received.</summary>
    public List<(string Order, ProviderEvent Told)> Received { get; } = [];

    /// <summary>Called before a payment takes an event in; may throw or wait.</summary>
    public Func<Task> BeforeReceive { get; set; } = () => Task.CompletedTask;

    public static async Task<WebhookServer> StartAsync(params string[] settings)
    {
        var server = new WebhookServer();
        WebApplicationBuilder builder = ProcessHosting.CreateBuilder(
            ["--urls", "http://127.0.0.1:0", "--OrderGrains:Security:AdminKey=0123456789abcdef", .. settings]);
        var errors = new StringWriter();
        Assert.True(builder.TryAddSettings(errors, out _), errors.ToString());
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IGrainFactory>(server)
            .AddSingleton<GrainCalls>().AddSingleton<StoreRush>().AddSingleton<AccessKeys>();
        server.app = builder.Build();
        server.app.UseMiddleware<ProblemMiddleware>();
        server.app.UseRouting();
        server.app.UseMiddleware<AccessMiddleware>();
        server.app.MapPaymentWebhook();
        await server.app.StartAsync();
        server.Client.BaseAddress = new Uri(server.app.Urls.First());
        return server;
    }

    public override TGrainInterface GetGrain<TGrainInterface>(
        string primaryKey, string? grainClassNamePrefix = null) =>
        (TGrainInterface)(object)new PaymentStub(this, primaryKey);

    /// <summary>Posts an event as Stripe does.</summary>
    public Task<HttpResponseMessage> ReportAsync(string payload, string secret = Secret, DateTimeOffset? at = null) =>
        PostAsync(payload, Sign(payload, secret, at ?? TimeProvider.System.GetUtcNow()));

    public Task<HttpResponseMessage> PostAsync(string payload, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/webhook")
        {
            Content = new StringContent(payload, Encoding.UTF8, "application/json"),
        };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        }

        return Client.SendAsync(request);
    }

    public static string Sign(string payload, string secret, DateTimeOffset at)
    {
        string time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{payload}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private sealed class PaymentStub(WebhookServer server, string key) : IPaymentGrain
    {
        public async Task Receive(ProviderEvent reported)
        {
            await server.BeforeReceive();
            server.Received.Add((key, reported));
        }

        public Task<PaymentResult> Start() => throw new NotSupportedException();

        public Task<PaymentResult> Refund(RequestRefund command) => throw new NotSupportedException();

        public Task<PaymentView?> Find() => throw new NotSupportedException();

        public Task ReceiveDue(string name, DateTimeOffset dueAt) => throw new NotSupportedException();

        public Task Redrive(string name) => throw new NotSupportedException();
    }
}
