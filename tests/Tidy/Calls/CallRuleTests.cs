using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Calls;

public sealed class CallRuleTests
{
    [Theory]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("Task.Run(Work)")]
    [InlineData("work.ConfigureAwait(false)")]
    [InlineData("Parallel.ForEach(orders, Work)")]
    public void BannedCall_InTheLedger_IsReported(string call)
    {
        string text = $"class A {{ object M() => {call}; }}";
        Rules.Reports(BannedCallRule.Check, text, "Ledger/Buckets/A.cs");
        Rules.Allows(BannedCallRule.Check, text, "Silo/A.cs");
    }

    [Theory]
    [InlineData("time.GetUtcNow()")]
    [InlineData("work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | O.ContinueOnCapturedContext)")]
    public void BannedCall_ThatStaysInTheTurn_IsAllowed(string call) =>
        Rules.Allows(BannedCallRule.Check, $"class A {{ object M() => {call}; }}");

    [Fact]
    public void Sleep_InATest_IsReported() =>
        Rules.Reports(BannedCallRule.CheckSleeps, "class A { void M() { Thread.Sleep(1); } }", "tests/Unit/A.cs");
}
