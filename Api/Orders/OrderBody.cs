namespace OrderGrains.Api.Orders;

/// <summary>
/// An order as a client asks for it. Prices come from the store's menu. Like its parts it has setters, since JSON is
/// read straight into those; members that are only initialised are first collected.
/// </summary>
public sealed record OrderBody
{
    /// <summary>The client's own id for the order; at most 128 bytes. Without it one is made.</summary>
    public string? Id { get; set; }

    /// <summary>The store's id. Default: default.</summary>
    public string? StoreId { get; set; }

    /// <summary>Where the order came from. Default: direct.</summary>
    public string? Channel { get; set; }

    /// <summary>The channel's id of the order.</summary>
    public string? ExternalOrderId { get; set; }

    /// <summary>What is ordered; 1 to 100 lines.</summary>
    public IReadOnlyList<LineBody?>? Lines { get; set; }

    /// <summary>Who orders.</summary>
    public CustomerBody? Customer { get; set; }

    /// <summary>A wish for the whole order.</summary>
    public string? Note { get; set; }

    /// <summary>What the client thinks the order costs, in minor units; refused when the menu says otherwise.</summary>
    public long? Total { get; set; }

    /// <summary>The currency that the client's prices are in, ISO 4217; refused when the store's is another.</summary>
    public string? Currency { get; set; }

    /// <summary>When the kitchen is to get it. Default: now.</summary>
    public DateTimeOffset? FireAt { get; set; }
}

/// <summary>A line of an order.</summary>
public sealed record LineBody
{
    /// <summary>The menu item's id.</summary>
    public string? ItemId { get; set; }

    /// <summary>How many; 1 to 1,000.</summary>
    public int? Quantity { get; set; }

    /// <summary>Changes to the item; at most 50.</summary>
    public IReadOnlyList<LineModifierBody?>? Modifiers { get; set; }

    /// <summary>A wish for this line.</summary>
    public string? Note { get; set; }

    /// <summary>What the client thinks one costs, modifiers aside; refused when the menu says otherwise.</summary>
    public long? UnitPrice { get; set; }
}

/// <summary>A change to an item.</summary>
public sealed record LineModifierBody
{
    /// <summary>The modifier's id within the item.</summary>
    public string? ModifierId { get; set; }

    /// <summary>How many for each one of the line; 1 to 100. Default: 1.</summary>
    public int? Quantity { get; set; }
}

/// <summary>Who orders.</summary>
public sealed record CustomerBody
{
    /// <summary>The customer's id; at most 128 bytes.</summary>
    public string? Id { get; set; }

    /// <summary>What to call them.</summary>
    public string? Name { get; set; }

    /// <summary>Where status e-mails go.</summary>
    public string? Email { get; set; }

    /// <summary>A telephone number.</summary>
    public string? Phone { get; set; }

    /// <summary>Where to deliver.</summary>
    public string? Address { get; set; }

    /// <summary>The language of e-mails, a BCP 47 tag. Default: the store's.</summary>
    public string? Locale { get; set; }
}
