using System.Text;
using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.LocalCluster;

/// <summary>Where everything is, for the user.</summary>
internal static class ClusterReport
{
    /// <summary>The table of a running cluster.</summary>
    /// <param name="front">The front end's address.</param>
    /// <param name="processes">What runs.</param>
    /// <param name="places">What else there is, and where.</param>
    public static string Of(
        Uri front,
        IEnumerable<SupervisedProcess> processes,
        IEnumerable<(string What, string Where)> places)
    {
        string home = front.ToString().TrimEnd('/');
        StringBuilder text = new();
        text.AppendLine().AppendLine(null, $"The cluster is up: {home}").AppendLine();
        foreach (SupervisedProcess process in processes)
        {
            string listens = process.Member.Address.GetLeftPart(UriPartial.Authority);
            text.AppendLine(null, $"  {process.Name,-8} {listens,-23} pid {process.Id,-8} {process.Log.Path}");
        }

        foreach ((string what, string where) in places)
        {
            text.AppendLine(null, $"  {what,-8} {where}");
        }

        return text.Append(null, $$"""

            Place an order:

              curl -s {{home}}/v1/orders --json '{"store_id":"sample","lines":[{"item_id":"2","quantity":1}]}'

            Ctrl-C stops everything in order.

            """).ToString();
    }
}
