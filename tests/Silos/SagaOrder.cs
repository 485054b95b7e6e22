using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace OrderGrains.Tests.Silos;

/// <summary>
/// One order on its way through a saga, on a cluster whose silos die: what is not answered is asked again.
/// </summary>
internal sealed class SagaOrder(HttpClient front, Saga saga, string id)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task PlaceAsync()
    {
        string body = $$$"""
            {"id":"{{{id}}}","store_id":"coffee","lines":[{"item_id":"1","quantity":1}],"customer":{"id":"cus_1"}}
            """;
        await SendAsync("/v1/orders", body);
    }

    /// <summary>Takes a step, if the saga has so many, and waits for its effect.</summary>
    public async Task StepAsync(int number)
    {
        if (number < saga.Steps.Count)
        {
            SagaStep step = saga.Steps[number];
            await SendAsync(step.Path.Replace("ID", id, StringComparison.Ordinal), Of(step.Body));
            await UntilAsync($"/v1/payments/pay_{id}", "state", step.Payment);
        }
    }

    /// <summary>Waits for the end; what is not as it must be.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await UntilAsync($"/v1/orders/{id}", "state", saga.State);
        await UntilAsync($"/v1/orders/{id}", "payment_state", saga.Steps[^1].Payment);
        JsonElement payment = await GetAsync($"/v1/payments/pay_{id}");
        JsonElement timeline = await GetAsync($"/v1/orders/{id}/timeline");
        return
        [
            .. Compare(saga.PaymentEvents, Types(payment.GetProperty("timeline"))),
            .. Compare(saga.OrderEvents, Types(timeline.GetProperty("data"))),
        ];
    }

    private IEnumerable<string> Compare(IReadOnlyList<string> wanted, string[] seen) => wanted.SequenceEqual(seen)
        ? []
        : [$"{id}: expected {string.Join(' ', wanted)}, saw {string.Join(' ', seen)}"];

    private string Of(string body) => body.Replace("ID", id, StringComparison.Ordinal);

    // A conflict says that an earlier try, whose answer was lost with its silo, has done it.
    private async Task SendAsync(string path, string body)
    {
        using var patience = new CancellationTokenSource(Patience);
        string seen = "nothing";
        while (!patience.IsCancellationRequested)
        {
            (HttpStatusCode? status, seen) = await TryAsync(path, body);
            if (status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted
                or HttpStatusCode.Conflict)
            {
                return;
            }

            Assert.True(status is null or HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable, seen);
            await Task.Delay(Pause);
        }

        Assert.Fail($"Awaited an answer of {path} for {Patience}, saw {seen}");
    }

    private async Task<(HttpStatusCode? Status, string Seen)> TryAsync(string path, string body)
    {
        try
        {
            using StringContent content = new(body, new MediaTypeHeaderValue("application/json"));
            using HttpResponseMessage answer = await front.PostAsync(new Uri(path, UriKind.Relative), content);
            return (answer.StatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return (null, failure.Message);
        }
    }

    private async Task UntilAsync(string path, string member, string value)
    {
        using var patience = new CancellationTokenSource(Patience);
        string seen = "nothing";
        while (!patience.IsCancellationRequested)
        {
            JsonElement read = await GetAsync(path);
            seen = read.ToString();
            if (read.TryGetProperty(member, out JsonElement found) && found.GetString() == value)
            {
                return;
            }

            await Task.Delay(Pause);
        }

        Assert.Fail($"Awaited {member} {value} of {path} for {Patience}, saw {seen}");
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await front.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || patience.IsCancellationRequested)
                {
                    Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
                    return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
                }
            }
            catch (Exception failure) when (
                failure is HttpRequestException or TaskCanceledException && !patience.IsCancellationRequested)
            {
                // A silo's death may take the answer with it; the next try is the answer.
            }

            await Task.Delay(Pause);
        }
    }

    private static string[] Types(JsonElement timeline) =>
        [.. timeline.EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!)];
}
