using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderGrains.Api;
using OrderGrains.Api.Hosting;
using OrderGrains.Audit;
using OrderGrains.Configuration;
using OrderGrains.Health;
using OrderGrains.Hosting;
using OrderGrains.Status;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests;

/// <summary>The whole front end on a real server and a free port of this machine, over grains by hand.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ApiServer(WebApplication app, FakeGrainFactory grains, FakeSiloHealth health, CapturedLogs logs)
    {
        this.app = app;
        Grains = grains;
        Health = health;
        Logs = logs;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    internal FakeGrainFactory Grains { get; }

    internal IServiceProvider Services => app.Services;

    internal FakeSiloHealth Health { get; }

    internal FakeCluster Cluster { get; private init; } = new();

    internal CapturedLogs Logs { get; }

    public static async Task<ApiServer> StartAsync(params string[] settings)
    {
        WebApplicationBuilder builder = ProcessHosting.CreateBuilder(
            ["--urls", "http://127.0.0.1:0", "--OrderGrains:Web:Enabled=false", .. settings]);
        var errors = new StringWriter();
        Assert.True(builder.TryAddSettings(errors, out OrderGrainsOptions options), errors.ToString());
        builder.AddApi();
        builder.AddTelemetry(options.Telemetry);
        var grains = new FakeGrainFactory();
        var health = new FakeSiloHealth();
        var logs = new CapturedLogs();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddSingleton<IGrainFactory>(grains).AddSingleton<ISiloHealth>(health);
        var cluster = new FakeCluster();
        builder.Services.AddSingleton<IClusterMap>(cluster).AddSingleton<ISiloStatus>(cluster)
            .AddSingleton<ISiloAudit>(cluster);
        WebApplication app = builder.Build();
        Program.Map(app);
        await app.StartAsync();
        return new ApiServer(app, grains, health, logs) { Cluster = cluster };
    }

    public Task<HttpResponseMessage> PostAsync(
        string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, json, headers);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request);
    }

    /// <summary>Waits until something holds; says what, when it does not in time.</summary>
    public async Task WaitAsync(string what, Func<Task<bool>> holds)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            Assert.False(
                bound.IsCancellationRequested, $"Waited in vain for: {what}. Seen: {string.Join('\n', Logs.Entries)}");
            await pace.WaitForNextTickAsync();
        }
    }

    /// <summary>Reads a body as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return document.RootElement.Clone();
    }

    /// <summary>Checks that the answer is a problem with this status and code, and gives its body.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status, string code)
    {
        string body = await response.Content.ReadAsStringAsync();
        int answered = (int)response.StatusCode;
        Assert.True(status == answered, $"Expected {status} {code}, got {answered}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using JsonDocument document = JsonDocument.Parse(body);
        Assert.Equal(code, document.RootElement.GetProperty("code").GetString());
        Assert.Equal(status, document.RootElement.GetProperty("status").GetInt32());
        return document.RootElement.Clone();
    }

    /// <summary>The pointers and fields of a problem's errors.</summary>
    public static IReadOnlyList<string> Places(JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray().Select(PlaceOf)];

    private static string PlaceOf(JsonElement error) =>
        (error.TryGetProperty("pointer", out JsonElement place) ? place : error.GetProperty("field")).GetString()!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
