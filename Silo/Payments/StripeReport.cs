namespace OrderGrains.Payments;

/// <summary>What an event of Stripe's says about an order's payment.</summary>
internal sealed record StripeReport
{
    /// <summary>An event that says nothing here.</summary>
    public static readonly StripeReport Nothing = new();

    /// <summary>Stripe's id of the event.</summary>
    public string EventId { get; init; } = "";

    /// <summary>The order.</summary>
    public EntityKey Order { get; init; }

    /// <summary>What it says; empty: nothing.</summary>
    public IReadOnlyList<ProviderEvent> Events { get; init; } = [];

    /// <summary>
    /// The payment whose refunds the event speaks of without naming them: they are to be asked for. Null: none.
    /// </summary>
    public string? RefundsOf { get; init; }
}
