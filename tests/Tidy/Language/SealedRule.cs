using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Language;

/// <summary>
/// Classes and records are sealed, abstract or static, unless another type of the tree derives from them, or
/// BenchmarkDotNet does when it runs them.
/// </summary>
public static class SealedRule
{
    private static readonly SyntaxKind[] Closed =
        [SyntaxKind.SealedKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.StaticKeyword];

    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> files)
    {
        List<(SourceFile File, TypeDeclarationSyntax Type)> classes = files
            .SelectMany(file => file.Root.DescendantNodes(), (file, node) => (file, node as TypeDeclarationSyntax))
            .Where(entry => entry.Item2 is not null && IsClass(entry.Item2))
            .Select(entry => (entry.file, entry.Item2!))
            .ToList();
        HashSet<string> settled = classes
            .Where(entry => entry.Type.Modifiers.Any(modifier => Closed.Contains(modifier.Kind())))
            .Select(entry => FullName(entry.Type))
            .ToHashSet(StringComparer.Ordinal);
        HashSet<string> bases = classes
            .SelectMany(entry => entry.Type.BaseList?.Types.Select(type => SimpleName(type.Type)) ?? [])
            .ToHashSet(StringComparer.Ordinal);
        return classes
            .Where(entry => !settled.Contains(FullName(entry.Type)) && !bases.Contains(entry.Type.Identifier.Text))
            .Where(entry => entry.Type.Identifier.Text != "Program" && !IsBenchmark(entry.Type))
            .DistinctBy(entry => FullName(entry.Type))
            .Select(entry => entry.File.At(entry.Type, $"{entry.Type.Identifier.Text} is open: write sealed."));
    }

    private static bool IsClass(TypeDeclarationSyntax type) =>
        type is ClassDeclarationSyntax
        || (type is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword));

    private static bool IsBenchmark(TypeDeclarationSyntax type) => type.Members
        .SelectMany(member => member.AttributeLists)
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString() == "Benchmark");

    private static string FullName(TypeDeclarationSyntax type) =>
        string.Join('.', type.AncestorsAndSelf().Reverse().Select(node => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            TypeDeclarationSyntax owner => $"{owner.Identifier.Text}`{owner.TypeParameterList?.Parameters.Count ?? 0}",
            _ => "",
        }));

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}
