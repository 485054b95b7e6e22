namespace OrderGrains.Stores;

/// <summary>What was sold on one of the store's days.</summary>
[GenerateSerializer, Alias("og.StockDay")]
public sealed class StockDay
{
    /// <summary>The day, <c>yyyy-MM-dd</c>.</summary>
    [Id(0)]
    public string Day { get; set; } = "";

    /// <summary>How many of each item that has a daily stock.</summary>
    [Id(1)]
    public Dictionary<string, int> Used { get; set; } = [];
}
