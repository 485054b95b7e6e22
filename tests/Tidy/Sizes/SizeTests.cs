using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Sizes;

public sealed class SizeTests
{
    [Fact]
    public void Files_OfTheTree_AreShort() => Rules.Hold(SourceTree.Current.CSharp, FileSizeRule.Check);

    [Fact]
    public void Files_OfTheProduct_AreUsuallyVeryShort() =>
        Rules.None(FileSizeRule.CheckSpread(SourceTree.Current.Product.ToList()));

    [Fact]
    public void Methods_OfTheProduct_AreShort() => Rules.Hold(SourceTree.Current.Product, MethodSizeRule.Check);

    [Fact]
    public void Methods_OfTheProduct_AreUsuallyVeryShort() =>
        Rules.None(MethodSizeRule.CheckSpread(SourceTree.Current.Product));

    [Fact]
    public void Statements_OfTheProduct_NestLittle() => Rules.Hold(SourceTree.Current.Product, NestingRule.Check);

    [Fact]
    public void Parameters_OfTheProduct_AreFew() => Rules.Hold(SourceTree.Current.Product, ParameterRule.Check);

    [Fact]
    public void Lines_OfCode_FitTheScreen() => Rules.Hold(SourceTree.Current.Files, LineLengthRule.Check);
}
