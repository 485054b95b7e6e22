using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>
/// What holds for orders that customers place themselves: they are theirs, they come from no other channel (whose
/// customers have paid elsewhere), and their ids say nothing about the orders of others.
/// </summary>
internal static class CustomerRules
{
    // No idempotency key holds a line break, so that no customer's key is another's, or the admin's.
    private const char Separator = '\n';

    /// <summary>What a customer leaves to the server.</summary>
    public static void Check(Caller caller, OrderBody order, FieldErrors errors)
    {
        if (caller.CustomerId is null)
        {
            return;
        }

        if (order.Id is not null)
        {
            errors.AddPointer("/id", "is chosen by the server; send an Idempotency-Key to make retries safe");
        }

        if (order.Channel is not null and not OrderMapping.DirectChannel)
        {
            errors.AddPointer("/channel", $"must be {OrderMapping.DirectChannel}");
        }
    }

    /// <summary>Refuses an order in somebody else's name.</summary>
    public static Problem? Refuse(Caller caller, CustomerBody? customer) =>
        caller.CustomerId is { } own && customer?.Id is { } named && named != own
            ? Problem.Forbidden("The token is another customer's.")
            : null;

    /// <summary>Puts the customer's id, which the token says, under the order.</summary>
    public static PlaceOrder Sign(Caller caller, PlaceOrder order) => caller.CustomerId is { } own
        ? order with { Customer = order.Customer with { Id = own } }
        : order;

    /// <summary>Where the caller's idempotency keys are unique.</summary>
    public static string KeySpace(Caller caller) => caller.CustomerId is { } own
        ? $"{GrainCalls.Tenant}/{own}{Separator}"
        : GrainCalls.Tenant;
}
