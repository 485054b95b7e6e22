using System.Text.Json;
using OrderGrains.Bench.Chaos.Checks;

namespace OrderGrains.Tests.Bench;

public sealed class AuditCheckTests
{
    [Fact]
    public void Check_CleanAudit_IsNoViolation() => Assert.Empty(Check("[]", 0));

    [Fact]
    public void Check_AuditWithAViolation_IsOneAndShowsIt()
    {
        List<string> violations = Check("""[{"kind":"total","subject":"order default/a","detail":"741"}]""", 1);

        Assert.Contains(violations, line => line.Contains("order default/a", StringComparison.Ordinal));
        Assert.Contains(violations, line => line.Contains("violation_count 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(6, "", 0, "other than 7 orders")]
    [InlineData(7, "5", 0, "buckets not walked")]
    [InlineData(7, "", 2, "unsettled stores")]
    public void Check_AuditThatIsNotWhole_IsAViolation(int orders, string notWalked, int unsettled, string expected) =>
        Assert.Contains(
            expected, Assert.Single(Check("[]", 0, orders, notWalked, unsettled)), StringComparison.Ordinal);

    private static List<string> Check(
        string violations, int count, int orders = 7, string notWalked = "", int unsettled = 0)
    {
        using JsonDocument report = JsonDocument.Parse($$"""
            {"buckets":64,"buckets_not_walked":[{{notWalked}}],"orders":{{orders}},"stores":6,
            "unsettled_stores":{{unsettled}},"violation_count":{{count}},"violations":{{violations}},"took_ms":9}
            """);
        List<string> found = [];
        AuditCheck.Check(report.RootElement, 7, found);
        return found;
    }
}
