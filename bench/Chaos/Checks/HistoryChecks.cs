using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos.Checks;

/// <summary>Timelines have no gaps, end at the order's version, and hold every state that a client was told.</summary>
public static class HistoryChecks
{
    public static void Check(
        IEnumerable<OrderHistory> histories,
        IReadOnlyDictionary<string, Acknowledged> acknowledged,
        List<string> violations)
    {
        foreach (OrderHistory history in histories)
        {
            violations.AddRange(Gaps(history));
            if (acknowledged.TryGetValue(history.Order.Id, out Acknowledged? told)
                && !history.Events.Any(each => each.Sequence == told.Version && each.State == told.State))
            {
                violations.Add($"{history.Order.Id}: {told} was acknowledged and is not in {Text(history)}");
            }
        }
    }

    private static IEnumerable<string> Gaps(OrderHistory history)
    {
        for (int index = 0; index < history.Events.Count; index++)
        {
            if (history.Events[index].Sequence != index + 1)
            {
                yield return $"{history.Order.Id}: the timeline has a gap: {Text(history)}";
                yield break;
            }
        }

        TimelineEvent? last = history.Events.Count > 0 ? history.Events[^1] : null;
        if (last?.Sequence != history.Order.Version || last.State != history.Order.State)
        {
            yield return $"{history.Order.Id}: {history.Order} is not the end of its timeline: {Text(history)}";
        }
    }

    private static string Text(OrderHistory history) =>
        string.Join(", ", history.Events.Select(each => $"{each.Sequence} {each.State}"));
}
