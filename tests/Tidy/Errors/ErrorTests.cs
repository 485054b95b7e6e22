using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Errors;

public sealed class ErrorTests
{
    [Fact]
    public void Catches_OfTheProduct_AreTyped() => Rules.Hold(SourceTree.Current.Product, CatchRule.Check);

    [Fact]
    public void Marks_OfTheTree_SayWhy() => Rules.Hold(SourceTree.Current.Files, TodoRule.Check);
}
