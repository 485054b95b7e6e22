namespace OrderGrains.Payments;

/// <summary>Lists a tenant's payments from the index. Key: the tenant.</summary>
[Alias("og.IPaymentListGrain")]
public interface IPaymentListGrain : IGrainWithStringKey
{
    /// <summary>
    /// A page of payments, newest first. The walk over all pages holds exactly the payments that had begun before its
    /// first page.
    /// </summary>
    [Alias("List")]
    Task<PaymentPage> List(TimeQuery query);
}

/// <summary>A page of payments.</summary>
[GenerateSerializer, Immutable, Alias("og.PaymentPage")]
public sealed record PaymentPage
{
    /// <summary>The payments, newest first; without what a customer's browser pays with.</summary>
    [Id(0)]
    public IReadOnlyList<PaymentView> Payments { get; init; } = [];

    /// <summary>Where the next page begins; null at the end.</summary>
    [Id(1)]
    public string? NextCursor { get; init; }

    /// <summary>True when the cursor was not one of ours.</summary>
    [Id(2)]
    public bool CursorInvalid { get; init; }
}
