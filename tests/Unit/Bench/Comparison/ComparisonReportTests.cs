using OrderGrains.Bench.Comparison;
using OrderGrains.Bench.Comparison.Measures;
using OrderGrains.Bench.Comparison.Reports;
using OrderGrains.Bench.Reports;

namespace OrderGrains.Tests.Bench.Comparison;

public sealed class ComparisonReportTests
{
    private static readonly ComparisonOptions Options = ComparisonOptions.Parse(["builds", "peers"]);

    [Fact]
    public void Text_ASystemThatFailed_SaysWhy()
    {
        SystemResult failed = Measured.System("restate") with { Problem = "not there: restate-server" };

        Assert.Contains(
            "NOT MEASURED: not there: restate-server", new ComparisonReport(Options, [failed], []).Text(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OrdersMissingAfterTheCrash_AreCounted()
    {
        SystemResult lost = Measured.System("single", Measured.Result("create", 10)) with
        {
            Survival = new Survival("its process", 1_000, 7),
            RefusesDuplicates = false,
        };
        ComparisonReport report = new(Options, [lost], []);

        Assert.False(report.IsCorrect);
        Assert.Matches(@"its process +\| 1,000 +\| 7 +\| NOT REFUSED", report.Text());
    }

    [Fact]
    public void IsCorrect_AWrongAnswer_IsFalse()
    {
        BenchResult wrong = Measured.Result("get", 10) with { Runs = [Measured.Run(10) with { Wrong = 1 }] };

        Assert.False(new ComparisonReport(Options, [Measured.System("ours", wrong)], []).IsCorrect);
        Assert.True(new ComparisonReport(
            Options, [Measured.System("ours", Measured.Result("get", 10))], []).IsCorrect);
    }

    [Fact]
    public async Task WriteAsync_WithCharts_WritesThemBesideTheReport()
    {
        string folder = Directory.CreateTempSubdirectory("comparison-").FullName;
        try
        {
            ComparisonOptions options = Options with { Out = Path.Combine(folder, "all-today.md") };
            await new ComparisonReport(
                options, [Measured.System("ours", Measured.Result("create", 10))], []).WriteAsync();

            string text = await File.ReadAllTextAsync(options.Out, TestContext.Current.CancellationToken);
            string[] charts = [.. Directory.GetFiles(folder, "*.svg").Select(Path.GetFileName).Select(name => name!)];
            Assert.Contains("all-today-create.svg", charts);
            Assert.All(charts, chart => Assert.Contains($"({chart})", text, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Parse_UnknownOption_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ComparisonOptions.Parse(["builds", "peers", "--fast", "yes"]));
}
