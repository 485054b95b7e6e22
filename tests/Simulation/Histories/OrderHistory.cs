namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Checks that the answers about one order can be put into one order of moments, each between its question and its
/// answer: an order's versions only grow, so it is enough to compare each answer with those that were there before it
/// was asked for.
/// </summary>
internal static class OrderHistory
{
    public static IEnumerable<string> Check(string order, IReadOnlyList<Operation> operations)
    {
        Operation[] byEnd = [.. operations.OrderBy(operation => operation.EndedAt)];
        Operation?[] newest = Newest(byEnd);
        foreach (Operation operation in byEnd)
        {
            int earlier = CountEndedBefore(byEnd, operation.BegunAt);
            Operation? known = earlier == 0 ? null : newest[earlier - 1];
            if (known is not null && IsStale(operation, known))
            {
                yield return $"{order}: {operation} after {known}";
            }
        }

        foreach (IGrouping<long, Operation> written in byEnd.Where(IsWrite).GroupBy(operation => operation.Version))
        {
            if (written.Count() > 1)
            {
                yield return $"{order}: two requests made version {written.Key}: {string.Join("; ", written)}";
            }
        }
    }

    private static bool IsWrite(Operation operation) =>
        operation.Kind is OperationKind.Write or OperationKind.Placing;

    private static bool IsStale(Operation operation, Operation known) => operation.Kind switch
    {
        OperationKind.Read => operation.Version < known.Version,
        OperationKind.Write => operation.Version <= known.Version,
        OperationKind.Placing => known.Version > 0,
        _ => false,
    };

    /// <summary>Of each answer and those before it, the one with the highest version.</summary>
    private static Operation?[] Newest(Operation[] byEnd)
    {
        var newest = new Operation?[byEnd.Length];
        for (int at = 0; at < byEnd.Length; at++)
        {
            Operation? before = at == 0 ? null : newest[at - 1];
            newest[at] = before?.Version >= byEnd[at].Version ? before : byEnd[at];
        }

        return newest;
    }

    private static int CountEndedBefore(Operation[] byEnd, long time)
    {
        int low = 0;
        int high = byEnd.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = byEnd[middle].EndedAt < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
