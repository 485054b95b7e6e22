using System.Text.Json;

namespace OrderGrains.Bench.Chaos.Checks;

/// <summary>The product's own audit walks every bucket, has every order, and finds nothing.</summary>
public static class AuditCheck
{
    private const int Shown = 20;

    /// <summary>Has the cluster audited while nothing else goes on.</summary>
    public static async Task RunAsync(
        HttpClient client, int orders, List<string> violations, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer =
            await client.PostAsync(new Uri("/cluster/audit", UriKind.Relative), content: null, cancellationToken);
        string text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            violations.Add($"the audit was answered {(int)answer.StatusCode}: {text}");
            return;
        }

        using JsonDocument report = JsonDocument.Parse(text);
        Check(report.RootElement, orders, violations);
    }

    /// <summary>Reads what an audit has found.</summary>
    public static void Check(JsonElement report, int orders, List<string> violations)
    {
        violations.AddRange(report.GetProperty("violations").EnumerateArray().Take(Shown)
            .Select(violation => $"audit: {violation}"));
        Require(report.GetProperty("violation_count").GetInt64() == 0, "violations");
        Require(report.GetProperty("buckets_not_walked").GetArrayLength() == 0, "buckets not walked");
        Require(report.GetProperty("unsettled_stores").GetInt64() == 0, "unsettled stores");
        Require(report.GetProperty("orders").GetInt64() == orders, $"other than {orders} orders");

        void Require(bool holds, string found)
        {
            if (!holds)
            {
                violations.Add($"the audit has found {found}: {Summary(report)}");
            }
        }
    }

    private static string Summary(JsonElement report) => string.Join(", ", report.EnumerateObject()
        .Where(member => member.Name != "violations").Select(member => $"{member.Name} {member.Value}"));
}
