using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos.Checks;

/// <summary>Nothing acknowledged is missing from the list, nothing is in it twice.</summary>
public static class OrderChecks
{
    public static void Check(
        IReadOnlyList<ListedOrder> listed,
        IReadOnlyDictionary<string, Acknowledged> acknowledged, List<string> violations)
    {
        Dictionary<string, int> counts = listed.CountBy(order => order.Id, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        violations.AddRange(counts.Where(pair => pair.Value > 1)
            .Select(pair => $"{pair.Key} is listed {pair.Value} times"));
        violations.AddRange(acknowledged.Keys.Where(id => !counts.ContainsKey(id))
            .Select(id => $"{id} was acknowledged ({acknowledged[id]}) and is not listed"));
    }
}
