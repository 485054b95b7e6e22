using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Payments;

/// <summary>
/// Stripe's payment intents and refunds as its documentation describes them: forms in, JSON out, a question of the same
/// idempotency key answered with the first answer. Can be told to be busy, broken or silent.
/// </summary>
internal sealed class FakeStripe : IAsyncDisposable
{
    public const string Key = "sk_test_fake";
    public const int AnswerLost = 0;

    private readonly Dictionary<string, (int Status, string Body)> answered = new(StringComparer.Ordinal);
    private readonly LoopbackService service;

    public FakeStripe() => service = new LoopbackService(AnswerAsync);

    public string Endpoint => service.Address.ToString().TrimEnd('/');

    public FakeStripeAccount Account { get; } = new();

    /// <summary>What was asked: method and path, headers, form.</summary>
    public List<(string Line, WebHeaderCollection Headers, Dictionary<string, string> Form)> Requests { get; } = [];

    /// <summary>Answers to give before it works again; <see cref="AnswerLost"/>: does it, then fails.</summary>
    public Queue<(int Status, string Body, string? RetryAfter)> Faults { get; } = new();

    /// <summary>True: takes questions and never answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Forgets the keys of the questions, as Stripe does after a day.</summary>
    public void ForgetKeys() => answered.Clear();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken stop)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        Dictionary<string, string> form = Fields(await reader.ReadToEndAsync(stop));
        var headers = (WebHeaderCollection)context.Request.Headers;
        string line = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}";
        Requests.Add((line, headers, form));
        if (IsSilent)
        {
            return;
        }

        bool faulty = Faults.TryDequeue(out (int Status, string Body, string? RetryAfter) fault);
        (int status, string body) = faulty && fault.Status != AnswerLost
            ? (fault.Status, fault.Body)
            : Answer(context.Request, form);
        if (faulty && fault.Status == AnswerLost)
        {
            // A proxy's answer in place of Stripe's: hanging up would race with the client's next connection.
            (status, body) = (502, "");
        }

        if (fault.RetryAfter is not null)
        {
            context.Response.AddHeader("Retry-After", fault.RetryAfter);
        }

        context.Response.StatusCode = status;
        context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
    }

    private (int Status, string Body) Answer(HttpListenerRequest request, Dictionary<string, string> form)
    {
        if (request.Headers["Authorization"] != $"Bearer {Key}")
        {
            return (401, FakeStripeAccount.Error("api_key_invalid"));
        }

        if (request.HttpMethod == "GET")
        {
            return Account.Read(request.Url!.AbsolutePath, request.QueryString["payment_intent"]);
        }

        if (request.ContentType != "application/x-www-form-urlencoded"
            || request.Headers["Idempotency-Key"] is not { } key)
        {
            return (400, FakeStripeAccount.Error("parameter_missing"));
        }

        string question = $"{request.Url!.AbsolutePath} {JsonSerializer.Serialize(form)}";
        if (!answered.TryGetValue($"{key} {question}", out (int Status, string Body) answer))
        {
            answer = answered.Keys.Any(each => each.StartsWith(key, StringComparison.Ordinal))
                ? (400, FakeStripeAccount.Error("idempotency_error"))
                : answered[$"{key} {question}"] = Account.Write(request.Url.AbsolutePath, form);
        }

        return answer;
    }

    private static Dictionary<string, string> Fields(string body)
    {
        System.Collections.Specialized.NameValueCollection fields = HttpUtility.ParseQueryString(body);
        return fields.AllKeys.OfType<string>().ToDictionary(name => name, name => fields[name]!);
    }
}
