using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Request = Azure.Core.Request;

namespace OrderGrains.Mail;

/// <summary>
/// Signs each try of a request with the resource's access key: HMAC-SHA256 over method, path, date, host and body.
/// </summary>
public sealed class AccessKeySigningPolicy(byte[] key, TimeProvider time) : HttpPipelinePolicy
{
    private const string SignedHeaders = "x-ms-date;host;x-ms-content-sha256";

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        message.Request.Content?.WriteTo(body, message.CancellationToken);
        Sign(message.Request, body);
        ProcessNext(message, pipeline);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        if (message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, message.CancellationToken);
        }

        Sign(message.Request, body);
        await ProcessNextAsync(message, pipeline);
    }

    /// <summary>The signature of a request.</summary>
    public static string Signature(byte[] key, string method, Uri uri, string date, string contentHash)
    {
        string text = $"{method}\n{uri.PathAndQuery}\n{date};{uri.Authority};{contentHash}";
        return Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private void Sign(Request request, MemoryStream body)
    {
        string date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        string hash = Convert.ToBase64String(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
        string signature = Signature(key, request.Method.ToString(), request.Uri.ToUri(), date, hash);
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("x-ms-content-sha256", hash);
        request.Headers.SetValue("Authorization", $"HMAC-SHA256 SignedHeaders={SignedHeaders}&Signature={signature}");
    }
}
