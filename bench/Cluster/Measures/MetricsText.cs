using System.Globalization;

namespace OrderGrains.Bench.Cluster.Measures;

/// <summary>Reads what <c>/metrics</c> answers.</summary>
public static class MetricsText
{
    /// <summary>The sum of a metric's samples, whatever their labels; 0 when there is none yet.</summary>
    public static double Sum(string metrics, string name)
    {
        double sum = 0;
        foreach (string line in metrics.Split('\n'))
        {
            bool isSample = line.StartsWith(name, StringComparison.Ordinal)
                && line.Length > name.Length && line[name.Length] is ' ' or '{';
            if (isSample)
            {
                // "name{labels} value [time]"; a label's value may hold spaces, but no brace that is not its last.
                int end = line[name.Length] == '{' ? line.LastIndexOf('}') + 1 : name.Length;
                string value = line[end..].Trim().Split(' ')[0];
                sum += double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
            }
        }

        return sum;
    }
}
