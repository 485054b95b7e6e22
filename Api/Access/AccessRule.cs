namespace OrderGrains.Api.Access;

/// <summary>
/// Who may use an endpoint: the admin always, others as it says. An endpoint without a rule is the admin's alone.
/// </summary>
internal sealed record AccessRule
{
    public static readonly AccessRule Open = new() { IsOpen = true };
    public static readonly AccessRule Admin = new();

    /// <summary>Nobody is asked who they are.</summary>
    public bool IsOpen { get; init; }

    public bool Stores { get; init; }

    public bool Customers { get; init; }

    /// <summary>The part of the path that must name the store whose people call.</summary>
    public string? StoreParameter { get; init; }

    /// <summary>The part of the path that must name the customer who calls.</summary>
    public string? CustomerParameter { get; init; }

    /// <summary>What of theirs the others get; the endpoint, or a filter of it, sees to that.</summary>
    public string? Own { get; init; }

    /// <summary>The rule of an endpoint; where there is none, or no endpoint, the admin's.</summary>
    public static AccessRule Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<AccessRule>() ?? Admin;

    public bool Allows(Caller caller, RouteValueDictionary path) => caller.Role switch
    {
        CallerRole.Admin => true,
        CallerRole.Store => Stores && Names(path, StoreParameter, caller.StoreId),
        CallerRole.Customer => Customers && Names(path, CustomerParameter, caller.CustomerId),
        _ => false,
    };

    public override string ToString() => IsOpen
        ? "open"
        : "admin" + Part(Stores, "store", StoreParameter) + Part(Customers, "customer", CustomerParameter)
            + (Own is null ? "" : $": own {Own}");

    private static bool Names(RouteValueDictionary path, string? parameter, string? id) =>
        parameter is null || (path.TryGetValue(parameter, out object? named) && named is string text && text == id);

    private static string Part(bool isThere, string who, string? parameter) =>
        isThere ? $", {who}" + (parameter is null ? "" : $" {{{parameter}}}") : "";
}
