using Azure.Core;
using Azure.Core.Pipeline;

namespace OrderGrains.Ledger;

/// <summary>Adds a shared access signature to each request's query, once however often it is tried.</summary>
internal sealed class SharedAccessSignaturePolicy(string signature) : HttpPipelineSynchronousPolicy
{
    private readonly string _signature = signature.TrimStart('?');

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        string query = message.Request.Uri.Query;
        if (!query.Contains(_signature, StringComparison.Ordinal))
        {
            message.Request.Uri.Query = query.Length > 1 ? $"{query}&{_signature}" : $"?{_signature}";
        }
    }
}
