using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Api.Access;

/// <summary>Who calls, as <see cref="AccessMiddleware"/> has found out, and what is theirs.</summary>
internal sealed record Caller
{
    /// <summary>Whoever runs this installation.</summary>
    public static readonly Caller Admin = new(CallerRole.Admin, null, null);

    private Caller(CallerRole role, string? storeId, string? customerId) =>
        (Role, StoreId, CustomerId) = (role, storeId, customerId);

    public CallerRole Role { get; }

    /// <summary>The store, when its people call.</summary>
    public string? StoreId { get; }

    /// <summary>The customer, when one calls.</summary>
    public string? CustomerId { get; }

    public bool IsAdmin => Role == CallerRole.Admin;

    public static Caller OfStore(string storeId) => new(CallerRole.Store, storeId, null);

    public static Caller OfCustomer(string customerId) => new(CallerRole.Customer, null, customerId);

    /// <summary>Who sent a request; known wherever one must be known.</summary>
    public static Caller Of(HttpContext http) => http.Features.Get<Caller>()
        ?? throw new InvalidOperationException("Nobody has asked who calls: the endpoint is open to all.");

    /// <summary>Whether an order is the caller's business: its store's people's, its customer's, the admin's.</summary>
    public bool MaySee(OrderView order) => MaySee(order.StoreId, order.Customer.Id);

    public bool MaySee(PaymentView payment) => MaySee(payment.StoreId, payment.CustomerId);

    public bool MaySee(FulfilmentView fulfilment) => MaySee(fulfilment.StoreId, fulfilment.CustomerId);

    private bool MaySee(string storeId, string? customerId) => Role switch
    {
        CallerRole.Admin => true,
        CallerRole.Store => storeId == StoreId,
        CallerRole.Customer => customerId == CustomerId,
        _ => false,
    };
}
