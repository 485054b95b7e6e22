using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.References;

public sealed class ReferenceTests
{
    private static SourceTree Tree => SourceTree.Current;

    [Fact]
    public void References_BetweenProjects_PointOneWay() => Rules.Hold(Tree.Projects, ReferenceRule.Check);

    [Fact]
    public void Packages_OfTheTree_AreSortedAndExplained() =>
        Rules.None(PackageRule.CheckVersions(Tree["Directory.Packages.props"], Tree[PackageRule.Record].Text));

    [Fact]
    public void Packages_OfProjects_HaveCentralVersions() => Rules.Hold(Tree.Projects, PackageRule.CheckProject);
}
