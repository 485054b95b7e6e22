using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Documentation;

public sealed class DocumentationTests
{
    private static SourceTree Tree => SourceTree.Current;

    [Fact]
    public void PublicMembers_OfContracts_AreDocumented() => Rules.Hold(Tree.Product, DocumentationRule.Check);

    [Fact]
    public void Commands_OfReadme_AreRunByTheTests() =>
        Rules.None(ReadmeRule.Check(Tree["README.md"], Tree.Files.Where(IsScript).ToList()));

    [Fact]
    public void Links_OfPages_LeadSomewhere()
    {
        HashSet<string> paths = Tree.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        Rules.None(Tree.Files
            .Where(file => file.EndsIn(".md"))
            .SelectMany(page => LinkRule.Check(page, paths)));
    }

    private static bool IsScript(SourceFile file) =>
        file.Path is "test" || file.IsUnder(".ci") || (file.IsTest && file.EndsIn(".sh"));
}
