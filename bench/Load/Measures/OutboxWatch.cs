using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.Bench.Measures;

/// <summary>
/// Follows the server's outbox over <c>/metrics</c>: a rate only counts when what it promises to others keeps up.
/// </summary>
public sealed class OutboxWatch(HttpClient client)
{
    /// <summary>The longest that an event may wait during a run, in seconds.</summary>
    public const double MaxLagSeconds = 1;

    /// <summary>The longest until the outbox is empty after a run, in seconds.</summary>
    public const double MaxDrainSeconds = 5;

    private const string LagName = "ordergrains_outbox_lag_seconds";
    /// <summary>The gauge of events that wait for delivery.</summary>
    public const string DepthName = "ordergrains_outbox_depth";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan DrainInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);

    private double _maxLag;
    private string? _problem;

    /// <summary>Follows the lag until cancelled.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        _maxLag = 0;
        _problem = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            (double? lag, _) = await ReadAsync();
            _maxLag = Math.Max(_maxLag, lag ?? 0);
            await Task.Delay(Interval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits until the outbox is empty, then judges the run.</summary>
    public async Task<OutboxVerdict> FinishAsync()
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < GiveUpAfter)
        {
            (double? _, double? depth) = await ReadAsync();
            if (depth is null or 0)
            {
                break;
            }

            await Task.Delay(DrainInterval);
        }

        double drain = Stopwatch.GetElapsedTime(start).TotalSeconds;
        string? problem = _problem;
        problem ??= _maxLag > MaxLagSeconds ? "outbox lag over 1 s" : null;
        problem ??= drain > MaxDrainSeconds ? "outbox not empty after 5 s" : null;
        return new OutboxVerdict(Math.Round(_maxLag, 3), Math.Round(drain, 3), problem);
    }

    /// <summary>The largest sample of a gauge, whatever its labels; null when there is none.</summary>
    public static double? Gauge(string metrics, string name)
    {
        double? largest = null;
        foreach (string line in metrics.Split('\n'))
        {
            bool matches = line.StartsWith(name, StringComparison.Ordinal)
                && line.Length > name.Length && (line[name.Length] is ' ' or '{');
            if (!matches)
            {
                continue;
            }

            // "name{labels} value [time]"
            string value = line[(Math.Max(line.LastIndexOf('}'), name.Length - 1) + 1)..].Trim().Split(' ')[0];
            if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                largest = Math.Max(largest ?? number, number);
            }
        }

        return largest;
    }

    private async Task<(double? Lag, double? Depth)> ReadAsync()
    {
        try
        {
            string metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            double? lag = Gauge(metrics, LagName);
            double? depth = Gauge(metrics, DepthName);
            _problem ??= lag is null || depth is null ? "no outbox metrics" : null;
            return (lag, depth);
        }
        catch (HttpRequestException)
        {
            _problem ??= "no /metrics";
            return (null, null);
        }
    }
}

/// <summary>How the outbox kept up with a run.</summary>
/// <param name="MaxLagSeconds">The longest that an event waited.</param>
/// <param name="DrainSeconds">How long after the run it was empty.</param>
/// <param name="Problem">Why the run does not count; null: it does.</param>
public sealed record OutboxVerdict(double MaxLagSeconds, double DrainSeconds, string? Problem);
