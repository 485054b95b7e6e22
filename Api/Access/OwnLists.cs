using System.Diagnostics.CodeAnalysis;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Access;

/// <summary>
/// Narrows lists to what is the caller's. Who asks for somebody else's is refused, whether there is any or not.
/// </summary>
internal static class OwnLists
{
    /// <summary>Narrows a list of orders.</summary>
    public static bool TryNarrow(
        Caller caller, [NotNullWhen(true)] ref OrderQuery? query, [NotNullWhen(false)] out Problem? problem)
    {
        problem = IsOther(caller.StoreId, query!.StoreId) || IsOther(caller.CustomerId, query.CustomerId)
            ? Problem.Forbidden("The key is not for the orders of others.")
            : null;
        query = query with
        {
            StoreId = caller.StoreId ?? query.StoreId,
            CustomerId = caller.CustomerId ?? query.CustomerId,
        };
        return problem is null;
    }

    /// <summary>Narrows a list by time.</summary>
    public static TimeQuery Narrow(Caller caller, TimeQuery query) =>
        query with { StoreId = caller.StoreId, CustomerId = caller.CustomerId };

    private static bool IsOther(string? own, string? named) => own is not null && named is not null && named != own;
}
