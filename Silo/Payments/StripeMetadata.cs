using System.Diagnostics.CodeAnalysis;

namespace OrderGrains.Payments;

/// <summary>What we write on Stripe's objects, to know them again.</summary>
internal static class StripeMetadata
{
    /// <summary>The order's id.</summary>
    public const string Order = "order_id";

    /// <summary>The order's tenant.</summary>
    public const string Tenant = "tenant_id";

    /// <summary>Our id of a refund.</summary>
    public const string Refund = "refund_id";

    private const int MostLength = 128;

    /// <summary>Finds whose an object is; false: nobody's here.</summary>
    public static bool TryFind(
        [NotNullWhen(true)] IReadOnlyDictionary<string, string>? metadata, out EntityKey order)
    {
        if (metadata?.GetValueOrDefault(Order) is { Length: > 0 and <= MostLength } id
            && metadata.GetValueOrDefault(Tenant) is { Length: > 0 and <= MostLength } tenant
            && !tenant.Contains('/', StringComparison.Ordinal))
        {
            order = new EntityKey(tenant, id);
            return true;
        }

        order = default;
        return false;
    }
}
