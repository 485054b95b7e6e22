using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrderGrains.Audit;
using OrderGrains.Configuration;
using OrderGrains.Status;

namespace OrderGrains.Api.Cluster;

/// <summary>Asks other silos over HTTP. A silo that does not answer in time counts as unreachable.</summary>
internal sealed partial class SiloClient(HttpClient http, SecurityOptions security, ILogger<SiloClient> logger)
{
    // A silo that takes longer is in trouble; whoever looks wants to see the others.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // An audit reads everything there is.
    private static readonly TimeSpan AuditPatience = TimeSpan.FromMinutes(30);

    /// <summary>How a silo is; null: it did not answer.</summary>
    public async Task<SiloStatus?> DescribeAsync(ClusterSilo silo, CancellationToken cancellationToken)
    {
        var call = new SiloCall(silo, HttpMethod.Get, SiloEndpoints.StatusPath, Patience);
        return (await SendAsync(call, StatusJson.Default.SiloStatus, cancellationToken)).Answer;
    }

    /// <summary>Where an order is in a silo; not answered at all, or answered that there is none.</summary>
    public Task<(bool IsAnswered, OrderPlace? Answer)> FindAsync(
        ClusterSilo silo, EntityKey order, CancellationToken cancellationToken)
    {
        string path = string.Join(
            '/', SiloEndpoints.OrdersPath, Uri.EscapeDataString(order.Tenant), Uri.EscapeDataString(order.Id));
        return SendAsync(
            new SiloCall(silo, HttpMethod.Get, path, Patience), StatusJson.Default.OrderPlace, cancellationToken);
    }

    /// <summary>Has a silo walk buckets; null: it did not answer.</summary>
    public async Task<AuditReport?> AuditAsync(
        ClusterSilo silo, IReadOnlyList<int> buckets, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            new AuditRequest { Buckets = buckets }, StatusJson.Default.AuditRequest);
        var call = new SiloCall(silo, HttpMethod.Post, SiloEndpoints.AuditPath, AuditPatience) { Body = body };
        return (await SendAsync(call, StatusJson.Default.AuditReport, cancellationToken)).Answer;
    }

    private async Task<(bool IsAnswered, T? Answer)> SendAsync<T>(
        SiloCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (call.Silo.Status.HttpAddress is not { } address)
        {
            return default;
        }

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(call.Patience);
        try
        {
            using HttpRequestMessage request = Request(call, address);
            using HttpResponseMessage response = await http.SendAsync(request, bound.Token);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return (true, null);
            }

            response.EnsureSuccessStatusCode();
            await using Stream body = await response.Content.ReadAsStreamAsync(bound.Token);
            return (true, await JsonSerializer.DeserializeAsync(body, type, bound.Token));
        }
        // The supervisor of a question to another process: whatever keeps its answer away makes it unreachable.
        catch (Exception failure) when (failure is HttpRequestException or JsonException or UriFormatException
            or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LogUnreachable(call.Silo.Id, call.Path, failure.Message);
            return default;
        }
    }

    private HttpRequestMessage Request(SiloCall call, string address)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(new Uri(address), call.Path));
        if (security.AdminKey is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private sealed record SiloCall(ClusterSilo Silo, HttpMethod Method, string Path, TimeSpan Patience)
    {
        public byte[]? Body { get; init; }
    }
}
