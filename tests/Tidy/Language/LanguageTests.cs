using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Language;

public sealed class LanguageTests
{
    private static SourceTree Tree => SourceTree.Current;

    [Fact]
    public void Classes_OfTheTree_AreSealed() => Rules.None(SealedRule.Check(Tree.CSharp.ToList()));

    [Fact]
    public void Grains_ForBothHosts_AreOneSource() => Rules.Hold(Tree.Product, ConditionalRule.Check);

    [Fact]
    public void Suppressions_OfTheTree_CarryTheirReason() => Rules.Hold(Tree.Files, SuppressionRule.Check);

    [Fact]
    public void LogMessages_OfTheProduct_StandInTheirOwnFiles() => Rules.Hold(Tree.Product, LoggingRule.Check);

    [Fact]
    public void Tests_OfTheTree_SayMethodConditionOutcome() =>
        Rules.Hold(Tree.CSharp.Where(file => file.IsTest), TestNameRule.Check);
}
