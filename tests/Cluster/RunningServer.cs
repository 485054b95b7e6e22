using System.Net.Http.Json;
using System.Text.Json;
using OrderGrains.Bench.Chaos.Processes;

namespace OrderGrains.Tests.Cluster;

/// <summary>The real process on an empty folder, as a user starts it, for the tests of one class.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private ServerProcess? process;
    private HttpClient? client;

    /// <summary>The server's executable.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "OrderGrains.Api");

    /// <summary>Its data path; deleted at the end.</summary>
    public string Folder { get; init; } = Directory.CreateTempSubdirectory("ordergrains-cluster-").FullName;

    /// <summary>Settings beside its data path, as arguments; those of the next start.</summary>
    public IReadOnlyList<string> Settings { get; set; } = [];

    /// <summary>Variables of its environment, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    public HttpClient Client => client ?? throw new InvalidOperationException("The server is not started.");

    public async ValueTask InitializeAsync()
    {
        string[] command = Variables.Count > 0 ? ["/usr/bin/env", .. Variables, Executable] : [Executable];
        process = await ServerProcess.StartAsync(
            [.. command, .. Settings], Folder, Patience, CancellationToken.None);
        client = new HttpClient { BaseAddress = process.Address, Timeout = Patience };
    }

    /// <summary>Kills it and starts it again on what it has left.</summary>
    public async Task KillAndStartAsync(params string[] settings)
    {
        await KillAsync();
        Settings = settings;
        await InitializeAsync();
    }

    /// <summary>Kills it; <see cref="InitializeAsync"/> starts it again on what it has left.</summary>
    public async Task KillAsync()
    {
        await process!.KillAsync(CancellationToken.None);
        client!.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        client?.Dispose();
        process?.Dispose();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Creates a store whose settings are a JSON object's members.</summary>
    public async Task CreateStoreAsync(string id, string members)
    {
        string body = $$"""{"id":"{{id}}","name":"A store","currency":"EUR",{{members}}}""";
        using HttpResponseMessage answer = await PostAsync("/v1/stores", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await Client.SendAsync(request);
    }

    public async Task<JsonElement> GetAsync(string path) =>
        await Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    /// <summary>Waits until what is read satisfies a condition.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> condition, string awaited)
    {
        using var patience = new CancellationTokenSource(Patience);
        JsonElement seen = await GetAsync(path);
        while (!condition(seen))
        {
            Assert.False(patience.IsCancellationRequested, $"Awaited {awaited}, saw {seen}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            seen = await GetAsync(path);
        }

        return seen;
    }
}
