namespace OrderGrains.Api.Access;

/// <summary>Says beside an endpoint's mapping who may use it. Nothing said: the admin alone.</summary>
internal static class AccessRules
{
    /// <summary>Everybody, and nobody is asked who they are.</summary>
    public static T OpenToAll<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(AccessRule.Open);

    /// <summary>Customers; the endpoint sees to it that each gets what is theirs.</summary>
    public static T ForCustomers<T>(this T endpoint, string own)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessRule { Customers = true, Own = own });

    /// <summary>Stores' people; the endpoint sees to it that they get what is their store's.</summary>
    public static T ForStores<T>(this T endpoint, string own)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessRule { Stores = true, Own = own });

    /// <summary>Stores' people and customers; the endpoint sees to it that they get what is theirs.</summary>
    public static T ForStoresAndCustomers<T>(this T endpoint, string own)
        where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule { Stores = true, Customers = true, Own = own });

    /// <summary>The people of the store that the path names; for others' it is forbidden.</summary>
    public static T ForStore<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule { Stores = true, StoreParameter = parameter });

    /// <summary>The people of the store that the path names, and every customer.</summary>
    public static T ForStoreAndCustomers<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule { Stores = true, StoreParameter = parameter, Customers = true });

    /// <summary>The customer that the path names; for others it is forbidden.</summary>
    public static T ForCustomer<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule { Customers = true, CustomerParameter = parameter });

    /// <summary>
    /// The store's people and the customer of the order that the path names; for others there is no such order. Costs
    /// them a look at the order, which <see cref="OrderAccess.Found"/> has; the admin nothing.
    /// </summary>
    public static T ForOrder<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder =>
        endpoint.ForStoresAndCustomers("order").AddEndpointFilter(new OrderAccess(parameter));

    /// <summary>As <see cref="ForOrder{T}"/>, for the store's people alone.</summary>
    public static T ForStoreOfOrder<T>(this T endpoint, string parameter)
        where T : IEndpointConventionBuilder =>
        endpoint.ForStores("order").AddEndpointFilter(new OrderAccess(parameter));
}
