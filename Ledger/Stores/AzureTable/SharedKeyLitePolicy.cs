using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace OrderGrains.Ledger;

/// <summary>Signs each try of a request with the account's key: HMAC-SHA256 over date and resource.</summary>
internal sealed class SharedKeyLitePolicy(string account, byte[] key) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        Azure.Core.Request request = message.Request;
        if (!request.Headers.TryGetValue(TableHeadersPolicy.Date, out string? date))
        {
            throw new InvalidOperationException("A request is signed before it has its date.");
        }

        string signature = Signature(account, key, date, request.Uri.ToUri());
        request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{signature}");
    }

    /// <summary>
    /// The signature of a request. An emulator's address holds the account in its path, which then is named twice.
    /// </summary>
    internal static string Signature(string account, byte[] key, string date, Uri uri)
    {
        string text = $"{date}\n/{account}{uri.AbsolutePath}";
        return Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
