using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Documentation;

public sealed class DocumentationTests
{
    private static SourceTree Tree => SourceTree.Current;

    [Fact]
    public void PublicMembers_OfContracts_AreDocumented() => Rules.Hold(Tree.Product, DocumentationRule.Check);

    [Fact]
    public void Links_OfPages_LeadSomewhere()
    {
        HashSet<string> paths = [.. Tree.Files.Select(file => file.Path), .. Tree.Binaries];
        Rules.None(Tree.Files
            .Where(file => file.EndsIn(".md"))
            .SelectMany(page => LinkRule.Check(page, paths)));
    }
}
