namespace OrderGrains.Api.Compatibility;

/// <summary>A part of a list.</summary>
/// <param name="Records">The records.</param>
/// <param name="Next">Where the next part begins; null at the end.</param>
internal sealed record CoffeePage(IReadOnlyList<CoffeeRecord> Records, string? Next);
