using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Mail;

/// <summary>
/// Azure Communication Services' e-mail as its documentation describes it: checks the signature, recognises repeated
/// requests for five minutes, and can be told to be busy, broken or silent.
/// </summary>
internal sealed class FakeCommunicationService : IAsyncDisposable
{
    public const string Key = "c2VjcmV0LWtleQ==";

    public const int AnswerLost = 0;

    private static readonly TimeSpan Tracked = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly TimeProvider time;
    private readonly LoopbackService service;

    public FakeCommunicationService(TimeProvider time)
    {
        this.time = time;
        service = new LoopbackService(AnswerAsync);
    }

    public string Endpoint => service.Address.ToString().TrimEnd('/');

    /// <summary>The bodies of the e-mails that were sent, each once.</summary>
    public List<string> Delivered { get; } = [];

    public List<WebHeaderCollection> Requests { get; } = [];

    /// <summary>Answers to give before the service works again; <see cref="AnswerLost"/>: sends, then fails.</summary>
    public Queue<(int Status, string Body, string? RetryAfter)> Faults { get; } = new();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken stop)
    {
        using var buffer = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(buffer, stop);
        Requests.Add((WebHeaderCollection)context.Request.Headers);
        (int Status, string Body, string? RetryAfter) fault = default;
        bool faulty = Faults.TryDequeue(out fault);
        int status = faulty && fault.Status > 0 ? fault.Status : Accept(context.Request, buffer.ToArray());
        if (faulty && fault.Status == AnswerLost)
        {
            status = 500;
        }

        if (fault.RetryAfter is not null)
        {
            context.Response.AddHeader("Retry-After", fault.RetryAfter);
        }

        context.Response.StatusCode = status;
        string body = status == 202 ? """{"id":"1","status":"Running"}""" : """{"error":{"code":"Denied"}}""";
        context.Response.Close(Encoding.UTF8.GetBytes(faulty ? fault.Body : body), willBlock: false);
    }

    private int Accept(HttpListenerRequest request, byte[] body)
    {
        if (request.HttpMethod != "POST" || request.Url?.AbsolutePath != "/emails:send")
        {
            return 404;
        }

        if (!IsSigned(request.HttpMethod, request.RawUrl!, request.Headers.Get, body))
        {
            return 401;
        }

        string? id = request.Headers["Repeatability-Request-ID"];
        string? first = request.Headers["Repeatability-First-Sent"];
        if (!Guid.TryParse(id, out _) || !Guid.TryParse(request.Headers["Operation-Id"], out _)
            || !DateTimeOffset.TryParseExact(
                first, "R", CultureInfo.InvariantCulture, default, out DateTimeOffset sent))
        {
            return 400;
        }

        return time.GetUtcNow() - sent > Tracked ? 412 : Deliver(id, Encoding.UTF8.GetString(body));
    }

    private int Deliver(string id, string body)
    {
        if (known.TryGetValue(id, out string? before))
        {
            return before == body ? 202 : 400;
        }

        known[id] = body;
        Delivered.Add(body);
        return 202;
    }

    /// <summary>Checks a request the way the service's documentation tells clients to sign it.</summary>
    public static bool IsSigned(string method, string pathAndQuery, Func<string, string?> header, byte[] body)
    {
        string hash = Convert.ToBase64String(SHA256.HashData(body));
        string text = $"{method}\n{pathAndQuery}\n{header("x-ms-date")};{header("host")};{hash}";
        byte[] signature = HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(text));
        return header("x-ms-content-sha256") == hash
            && header("authorization") == "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                + Convert.ToBase64String(signature);
    }
}
