using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Layout;

public sealed class LayoutTests
{
    private static SourceTree Tree => SourceTree.Current;

    [Fact]
    public void PublicTypes_OfTheProduct_HaveAFileEach() => Rules.Hold(Tree.Product, TypePerFileRule.Check);

    [Fact]
    public void Namespaces_OfTheTree_AreFileScoped() => Rules.Hold(Tree.CSharp, NamespaceRule.Check);

    [Fact]
    public void Folders_OfTheTree_AreNamedByNoun() => Rules.Hold(Tree.Files, FolderRule.Check);

    [Fact]
    public void Files_OfTheTree_AreCompiled() =>
        Rules.None(DeadFileRule.CheckFiles(Tree.Projects.ToList(), Tree.CSharp));

    [Fact]
    public void Projects_OfTheTree_AreInTheSolution() =>
        Rules.None(DeadFileRule.CheckProjects(Tree.Projects, Tree["OrderGrains.sln"].Text));

    [Fact]
    public void Changelog_AtAnyTime_HasAnUnreleasedPart() =>
        Assert.Contains("## [Unreleased]", Tree["CHANGELOG.md"].Text, StringComparison.Ordinal);
}
