using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Words;

public sealed class WordTests
{
    [Fact]
    public void Words_OfTheTree_AreTheProducts() => Rules.Hold(SourceTree.Current.Files, WordRule.Check);

    [Theory]
    [InlineData("cd /wo" + "rk/main")]
    [InlineData("see /ro" + "ot/.nuget")]
    [InlineData("from api.nug" + "et.org")]
    [InlineData("asked a sub" + "agent")]
    [InlineData("mends iss" + "ue #12")]
    [InlineData("the order was cance" + "led")]
    public void Word_OfTheWorkshop_IsReported(string text) => Rules.Reports(WordRule.Check, text, "docs/a.md");

    [Theory]
    [InlineData("the network" + "/work" + "/rest of it")]
    [InlineData("the root / of it")]
    [InlineData("catch (OperationCanceledException)")]
    [InlineData("TaskStatus.Canceled")]
    [InlineData("the issue of 12 orders")]
    public void Word_OfTheProduct_IsAllowed(string text) => Rules.Allows(WordRule.Check, text, "docs/a.md");
}
