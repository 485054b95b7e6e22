using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Layout;

/// <summary>
/// One public type a file. A closed family may share one of up to 150 lines: small records, enums and structs, with
/// at most one class, interface or delegate that they belong to.
/// </summary>
public static class TypePerFileRule
{
    private const int FamilyLines = 150;

    public static IEnumerable<Violation> Check(SourceFile file)
    {
        List<MemberDeclarationSyntax> types = file.Root.DescendantNodes(node => node is not TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Where(node => node.Modifiers.Any(SyntaxKind.PublicKeyword))
            .ToList();
        List<MemberDeclarationSyntax> heads = types.Where(type => !IsSmall(type)).ToList();
        if (heads.Count > 1)
        {
            yield return file.At(heads[1], "A second public class or interface: give it a file of its own.");
        }
        else if (types.Count > 1 && file.Lines.Length > FamilyLines)
        {
            yield return file.At(types[1], $"A family of types past {FamilyLines} lines: give each a file of its own.");
        }
    }

    private static bool IsSmall(SyntaxNode type) =>
        type is RecordDeclarationSyntax or EnumDeclarationSyntax or StructDeclarationSyntax;
}
