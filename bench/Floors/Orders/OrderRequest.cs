namespace OrderGrains.Bench.Floors.Orders;

/// <summary>An order as asked for.</summary>
internal sealed record OrderRequest(
    string? Id, string? StoreId,
    RequestedLine[]? Lines, Customer? Customer, string? Note, string? Currency, long? Total);

/// <summary>A line as asked for.</summary>
internal sealed record RequestedLine(string? ItemId, int Quantity, RequestedModifier[]? Modifiers, string? Note);

/// <summary>A modifier as asked for.</summary>
internal sealed record RequestedModifier(string? ModifierId, int? Quantity);

/// <summary>Who ordered.</summary>
internal sealed record Customer(string? Id, string? Name, string? Email, string? Phone, string? Address);

/// <summary>A store as set up.</summary>
internal sealed record StoreRequest(
    string Id, string Name, string Currency, string Acceptance, int LeadTimeSeconds, MenuItem[] Menu);

/// <summary>What a store sells.</summary>
internal sealed record MenuItem(string Id, string Name, long Price, MenuModifier[]? Modifiers);

/// <summary>How an item can be changed.</summary>
internal sealed record MenuModifier(string Id, string Name, long Price);
