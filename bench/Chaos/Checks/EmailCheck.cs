using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.Bench.Chaos.Checks;

/// <summary>
/// Every event that customers hear of has exactly one e-mail once the outbox is empty. File names begin with the order
/// and the event's number; what follows names the recipient, and a round has one recipient per order.
/// </summary>
public sealed class EmailCheck(ServerView view, string folder, TimeSpan patience)
{
    private const int MaxMissing = 10;
    private static readonly string[] Untold = ["order.preparing", "order.delayed"];
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>How many e-mails there are.</summary>
    public int Found { get; private set; }

    public async Task RunAsync(
        IReadOnlyList<OrderHistory> histories, List<string> violations, CancellationToken cancellationToken)
    {
        HashSet<string> wanted = [.. histories.SelectMany(Keys)];
        await new OutboxCheck(view, patience).RunAsync(violations, cancellationToken);
        long start = Stopwatch.GetTimestamp();
        Dictionary<string, int> found = Count();
        while (!wanted.IsSubsetOf(found.Keys) && Stopwatch.GetElapsedTime(start) < patience)
        {
            await Task.Delay(Interval, cancellationToken);
            found = Count();
        }

        Found = found.Values.Sum();
        violations.AddRange(found.Where(pair => pair.Value > 1).Select(pair => $"{pair.Key} has {pair.Value} e-mails"));
        violations.AddRange(
            found.Keys.Where(key => !wanted.Contains(key)).Select(key => $"{key} has an e-mail and is no event"));
        string[] missing = [.. wanted.Where(key => !found.ContainsKey(key))];
        violations.AddRange(missing.Take(MaxMissing).Select(key => $"{key} has no e-mail after {patience}"));
        if (missing.Length > MaxMissing)
        {
            violations.Add($"{missing.Length} events have no e-mail");
        }
    }

    private static IEnumerable<string> Keys(OrderHistory history) =>
        history.Events.Where(each => !Untold.Contains(each.Type)).Select(each => string.Create(
            CultureInfo.InvariantCulture, $"{history.Order.Id}-{each.Sequence:D4}"));

    // {order}-{sequence}-{type}-{recipient}.eml; the orders' own ids hold dashes.
    private Dictionary<string, int> Count() => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*.eml")
            .Select(path => Path.GetFileName(path).Split('-'))
            .CountBy(parts => string.Join('-', parts[..^2]), StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
}
