namespace OrderGrains.Payments;

/// <summary>The account at Stripe. Section <c>OrderGrains:Payments:Stripe</c>. Its secrets are never logged.</summary>
public sealed record StripeOptions
{
    /// <summary>Where Stripe is, without a path. Default: https://api.stripe.com; https, or http to loopback.</summary>
    public string Endpoint { get; init; } = "https://api.stripe.com";

    /// <summary>The key that calls carry: <c>sk_…</c>, or a restricted <c>rk_…</c>. Required; no default.</summary>
    public string? SecretKey { get; init; }

    /// <summary>
    /// What Stripe signs its events with: <c>whsec_…</c>; two, separated by a comma, while one is exchanged for the
    /// other. Required; no default.
    /// </summary>
    public string? WebhookSecret { get; init; }

    /// <summary>The key for browsers: <c>pk_…</c>. Not needed by the server; no default.</summary>
    public string? PublishableKey { get; init; }

    /// <summary>The webhook's secrets, one or two; empty when none is set.</summary>
    public IReadOnlyList<string> WebhookSecrets() => WebhookSecret?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(StripeOptions)} {{ {nameof(Endpoint)} = {Endpoint} }}";
}
