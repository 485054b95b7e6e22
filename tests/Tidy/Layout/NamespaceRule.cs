using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Layout;

/// <summary>File-scoped namespaces, no regions.</summary>
public static class NamespaceRule
{
    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.Root.DescendantNodes(descendIntoTrivia: true).SelectMany(node => node switch
        {
            NamespaceDeclarationSyntax => One(file, node, "A namespace with braces: write namespace X; instead."),
            RegionDirectiveTriviaSyntax => One(file, node, "#region hides length: give the part a type of its own."),
            _ => [],
        });

    private static IEnumerable<Violation> One(SourceFile file, SyntaxNode node, string message) =>
        [file.At(node, message)];
}
