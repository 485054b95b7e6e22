namespace OrderGrains.Orders;

/// <summary>A placing that was decided: what becomes the order's state with its first commit.</summary>
/// <param name="Content">What was placed.</param>
/// <param name="Personal">The personal data, kept apart.</param>
/// <param name="Entries">What happened: placed, and what followed from it at once.</param>
public sealed record OrderPlacement(OrderContent Content, OrderPersonal? Personal, OrderEntry[] Entries);
