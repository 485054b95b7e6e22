using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Calls;

public sealed class CallTests
{
    [Fact]
    public void Calls_ThatLeaveTheTurn_AreNotMade() => Rules.Hold(SourceTree.Current.Product, BannedCallRule.Check);

    [Fact]
    public void Sleeps_InTests_AreNotMade() =>
        Rules.Hold(SourceTree.Current.CSharp.Where(file => file.IsTest), BannedCallRule.CheckSleeps);

    [Fact]
    public void BannedSymbols_EachLine_NamesItsReplacement()
    {
        string[] lines = SourceTree.Current["BannedSymbols.txt"].Lines;
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(@"^[TMPF]:[^;]+;\w.{10,}$", line));
    }
}
