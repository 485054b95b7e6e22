using Azure.Core;
using Azure.Identity;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>An identity whose token is always the same.</summary>
internal sealed class FakeCredential : TokenCredential
{
    internal const string Token = "a-token";

    internal List<string> Scopes { get; } = [];

    /// <summary>True: nobody gives it a token.</summary>
    internal bool IsAway { get; init; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        return IsAway
            ? throw new CredentialUnavailableException("There is no identity here.")
            : new AccessToken(Token, DateTimeOffset.UtcNow.AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
