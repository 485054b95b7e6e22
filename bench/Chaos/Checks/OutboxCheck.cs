using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.Bench.Chaos.Checks;

/// <summary>Once nobody places or changes orders, a server soon has nothing left to deliver.</summary>
public sealed class OutboxCheck(ServerView view, TimeSpan patience)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(List<string> violations, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        double? depth = await view.OutboxDepthAsync(cancellationToken);
        while (depth > 0 && Stopwatch.GetElapsedTime(start) < patience)
        {
            await Task.Delay(Interval, cancellationToken);
            depth = await view.OutboxDepthAsync(cancellationToken);
        }

        if (depth is null or > 0)
        {
            string seen = depth?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
            violations.Add($"awaited an empty outbox for {patience}, saw a depth of {seen}");
        }
    }
}
