using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>
/// Stands before the local table service, which takes tokens over TLS only: asks each request for the token, and passes
/// it on signed with the key.
/// </summary>
internal sealed class TokenCheckingService(AzuriteServer server) : DelegatingHandler(new SocketsHttpHandler())
{
    internal int Requests { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        Assert.Equal($"Bearer {FakeCredential.Token}", request.Headers.Authorization?.ToString());
        request.RequestUri = new Uri(server.Endpoint, request.RequestUri!.PathAndQuery);
        request.Headers.Remove("Authorization");
        string signature = SharedKeyLitePolicy.Signature(
            AzuriteServer.Account, Convert.FromBase64String(AzuriteServer.Key),
            Assert.Single(request.Headers.GetValues("x-ms-date")), request.RequestUri);
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {AzuriteServer.Account}:{signature}");
        return base.SendAsync(request, cancellationToken);
    }
}
