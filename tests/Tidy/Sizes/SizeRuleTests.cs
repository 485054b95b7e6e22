using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Sizes;

public sealed class SizeRuleTests
{
    [Fact]
    public void FileSize_Of401Lines_IsReported()
    {
        Violation found = Rules.Reports(FileSizeRule.Check, LinesOf(401));
        Assert.Contains("401 lines", found.Message, StringComparison.Ordinal);
        Rules.Allows(FileSizeRule.Check, LinesOf(400));
    }

    [Fact]
    public void FileSize_OfALongProgram_IsReported()
    {
        Rules.Reports(FileSizeRule.Check, LinesOf(71), "Api/Program.cs");
        Rules.Allows(FileSizeRule.Check, LinesOf(70), "Api/Program.cs");
    }

    [Fact]
    public void FileSpread_OfLargeFiles_NamesMedianAndLargest()
    {
        List<SourceFile> files = Enumerable.Range(0, 10).Select(i => Sized($"A{i}.cs", i < 8 ? 61 : 201)).ToList();
        List<Violation> found = FileSizeRule.CheckSpread(files).ToList();
        Assert.Collection(
            found,
            median => Assert.Contains("median file has 61", median.Message, StringComparison.Ordinal),
            large => Assert.Contains("2 of 10 files", large.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void FileSpread_OfSmallFiles_IsAllowed() =>
        Assert.Empty(FileSizeRule.CheckSpread([Sized("A.cs", 60), Sized("B.cs", 60), Sized("C.cs", 1)]));

    [Fact]
    public void MethodSize_Of71Lines_IsReportedAtItsFirstLine()
    {
        Violation found = Rules.Reports(MethodSizeRule.Check, MethodOf(71));
        Assert.Equal(4, found.Line);
        Rules.Allows(MethodSizeRule.Check, MethodOf(70));
    }

    [Fact]
    public void MethodSpread_OfLongMethods_IsReported()
    {
        Assert.Equal(2, MethodSizeRule.CheckSpread([new SourceFile("A.cs", MethodOf(31))]).Count());
        Assert.Empty(MethodSizeRule.CheckSpread([new SourceFile("A.cs", MethodOf(10))]));
    }

    [Fact]
    public void Nesting_FourDeep_IsReportedOnce()
    {
        Violation found = Rules.Reports(
            NestingRule.Check,
            "class A { void M() {\nif (a) { foreach (var b in c) { try {\nwhile (d) { } } finally { } } } } }");
        Assert.Equal(3, found.Line);
    }

    [Fact]
    public void Nesting_OfElseIf_StaysOnItsLevel() =>
        Rules.Allows(
            NestingRule.Check, "class A { void M() { if (a) { } else if (b) { } else if (c) { } else if (d) { } } }");

    [Fact]
    public void Parameters_Six_AreReported()
    {
        Rules.Reports(ParameterRule.Check, "class A { void M(int a, int b, int c, int d, int e, int f) { } }");
        Rules.Allows(ParameterRule.Check, "class A { void M(int a, int b, int c, int d, int e) { } }");
        Rules.Allows(ParameterRule.Check, "record A(int a, int b, int c, int d, int e, int f);");
        Rules.Allows(
            ParameterRule.Check,
            "class A { [LoggerMessage] partial void L(int a, int b, int c, int d, int e, int f); }");
    }

    [Fact]
    public void Parameters_TokenBeforeAnother_IsReported()
    {
        Rules.Reports(ParameterRule.Check, "class A { Task M(CancellationToken token, int a) { } }");
        Rules.Allows(ParameterRule.Check, "class A { Task M(int a, CancellationToken token) { } }");
    }

    [Fact]
    public void LineLength_Of121_IsReported()
    {
        Rules.Reports(LineLengthRule.Check, new string('/', 121));
        Rules.Allows(LineLengthRule.Check, new string('/', 120));
        Rules.Allows(LineLengthRule.Check, new string('/', 121), "docs/architecture.md");
    }

    private static string LinesOf(int count) => string.Concat(Enumerable.Repeat("//\n", count));

    private static string MethodOf(int lines) =>
        $"class A\n{{\n    [Fact]\n    void M()\n    {{\n{new string('\n', lines - 3)}    }}\n}}\n";

    private static SourceFile Sized(string path, int lines) => new(path, LinesOf(lines));
}
