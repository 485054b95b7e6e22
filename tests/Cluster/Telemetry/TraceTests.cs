using System.Net;
using System.Text;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

public sealed class TraceTests : IAsyncLifetime
{
    private const string Customer = """
        {"name":"Zacharias Quillfeather","email":"zacharias.quill@example.net","phone":"+491705550199"}
        """;

    private static readonly string[] PersonalData =
        ["Quillfeather", "zacharias.quill", "1705550199", "behind the blue gate"];

    private readonly OtlpCollector collector = new();
    private readonly RunningServer server;

    public TraceTests() => server = new RunningServer
    {
        Settings =
        [
            $"--OrderGrains:Telemetry:OtlpEndpoint={collector.Address}",
            "--OrderGrains:Telemetry:OtlpProtocol=HttpProtobuf",
            "--Logging:LogLevel:OrderGrains=Trace",
            "--Logging:LogLevel:Microsoft=Debug",
        ],
        Variables = ["OTEL_BSP_SCHEDULE_DELAY=100", "OTEL_BLRP_SCHEDULE_DELAY=100"],
    };

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await collector.DisposeAsync();
    }

    [Fact]
    public async Task Place_WithTraceparent_IsOneTraceFromTheRequestToTheEmail()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        const string Caller = "b7ad6b7169203331";
        await PostAsync("/v1/orders", Order("traced"), $"00-{Trace}-{Caller}-01", HttpStatusCode.Created);
        await server.UntilAsync("/v1/orders/traced/notifications", list => Sent(list) == 2, "both e-mails");
        ExportedSpan[] spans = await SpansAsync(Trace, wanted: 3);

        ExportedSpan request = Assert.Single(spans, span => span.ParentId == Caller);
        Assert.Equal("POST /v1/orders", request.Name.TrimEnd('/'));
        ExportedSpan[] emails = [.. spans.Where(span => span.Name == "email.send")];
        Assert.Equal(2, emails.Length);
        Assert.All(emails, email => Assert.Contains(request, Ancestors(email, spans)));
    }

    [Fact]
    public async Task Place_CustomerWithPersonalData_LeavesNoneInTelemetry()
    {
        const string Trace = "1af7651916cd43dd8448eb211c80319d";
        await PostAsync("/v1/orders", Order("quiet"), $"00-{Trace}-b7ad6b7169203331-01", HttpStatusCode.Created);
        await PostAsync(
            "/v1/orders", Order("quiet").Replace("\"1\"", "\"none\"", StringComparison.Ordinal), null,
            HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity);
        await PostAsync(
            "/v1/orders", Order("bad").Replace("@example", " at ", StringComparison.Ordinal), null,
            HttpStatusCode.BadRequest);
        await PostAsync("/v1/orders/quiet/cancel", """{"actor":"customer"}""", null, HttpStatusCode.OK);
        await SpansAsync(Trace, wanted: 3);
        await UntilAsync(() => collector.BodiesOf("logs").Any(), "exported logs");

        foreach (string signal in (string[])["traces", "logs", "metrics"])
        {
            string sent = string.Join(
                '\n', collector.BodiesOf(signal).Select(body => Encoding.UTF8.GetString(body.Span)));
            Assert.All(PersonalData, value => Assert.DoesNotContain(value, sent, StringComparison.OrdinalIgnoreCase));
        }
    }

    private async Task PostAsync(string path, string body, string? traceparent, params HttpStatusCode[] expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        };
        if (traceparent is not null)
        {
            request.Headers.TryAddWithoutValidation("traceparent", traceparent);
        }

        using HttpResponseMessage answer = await server.Client.SendAsync(request);
        Assert.True(expected.Contains(answer.StatusCode), await answer.Content.ReadAsStringAsync());
    }

    private async Task<ExportedSpan[]> SpansAsync(string trace, int wanted)
    {
        ExportedSpan[] OfTrace() => [.. collector.Spans.Where(span => span.TraceId == trace)];
        await UntilAsync(
            () => OfTrace().Length >= wanted, $"{wanted} spans of {trace}", () => string.Join('\n', collector.Spans));
        return OfTrace();
    }

    private static async Task UntilAsync(Func<bool> condition, string awaited, Func<string>? seen = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"Awaited {awaited}, saw {seen?.Invoke()}.");
            await pace.WaitForNextTickAsync();
        }
    }

    private static IEnumerable<ExportedSpan> Ancestors(ExportedSpan span, IReadOnlyCollection<ExportedSpan> spans)
    {
        ExportedSpan? parent = span;
        for (int depth = 0; depth < spans.Count && parent is not null; depth++)
        {
            parent = spans.FirstOrDefault(other => other.Id == parent.ParentId);
            if (parent is not null)
            {
                yield return parent;
            }
        }
    }

    private static string Order(string id) => $$"""
        {"id":"{{id}}","store_id":"sample","customer":{{Customer}},"note":"behind the blue gate",
        "lines":[{"item_id":"1","quantity":1,"note":"behind the blue gate"}]}
        """;

    private static int Sent(JsonElement list) => list.GetProperty("data").EnumerateArray()
        .Count(entry => entry.GetProperty("status").GetString() == "sent");
}
