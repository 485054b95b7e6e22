using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Documentation;

/// <summary>
/// Public members of Grains.Interfaces, Ledger and Runtime are documented, all of them, and so are options anywhere. A
/// record's positional members are documented by param.
/// </summary>
public static class DocumentationRule
{
    public static IEnumerable<Violation> Check(SourceFile file)
    {
        bool everything = file.IsUnder("Grains.Interfaces", "Ledger", "Runtime");
        return file.Root.DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax))
            .Where(member => IsVisible(member) && (everything || IsOption(member)) && !IsFurtherPart(file, member))
            .SelectMany(member => CheckMember(file, member));
    }

    private static IEnumerable<Violation> CheckMember(SourceFile file, MemberDeclarationSyntax member)
    {
        DocumentationCommentTriviaSyntax? comment = member.GetLeadingTrivia()
            .Select(trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .LastOrDefault();
        string text = comment?.Content.ToString() ?? "";
        int line = file.Root.GetText().Lines.GetLineFromPosition(NameOf(member).SpanStart).LineNumber + 1;
        if (!Says(text))
        {
            yield return file.At(
                line, $"{NameOf(member).Text} is public: document its meaning, unit, default and legal range.");
        }
        else if (member is RecordDeclarationSyntax { ParameterList.Parameters: { } parameters }
            && !text.Contains("<inheritdoc", StringComparison.Ordinal))
        {
            foreach (ParameterSyntax parameter in parameters.Where(p => !Names(text, p.Identifier.Text)))
            {
                yield return file.At(parameter, $"{parameter.Identifier.Text} is public: document it by <param>.");
            }
        }
    }

    private static bool Says(string text) =>
        text.Contains("<inheritdoc", StringComparison.Ordinal)
        || (text.Contains("<summary>", StringComparison.Ordinal)
            && text.Split("<summary>")[1].Split("</summary>")[0].Any(char.IsLetter));

    private static bool Names(string text, string parameter) =>
        text.Contains($"<param name=\"{parameter}\">", StringComparison.Ordinal)
        || text.Contains($"<paramref name=\"{parameter}\"/>", StringComparison.Ordinal);

    private static bool IsVisible(MemberDeclarationSyntax member) =>
        member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().All(node => node switch
        {
            BaseNamespaceDeclarationSyntax or EnumMemberDeclarationSyntax => true,
            MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } => false,
            PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null } => false,
            _ when node.Parent is InterfaceDeclarationSyntax => !node.Modifiers.Any(SyntaxKind.PrivateKeyword),
            _ => node.Modifiers.Any(SyntaxKind.PublicKeyword),
        });

    /// <summary>A partial type is documented where it stands under its own name, not in <c>X.Log.cs</c>.</summary>
    private static bool IsFurtherPart(SourceFile file, MemberDeclarationSyntax member) =>
        member is TypeDeclarationSyntax
        && member.Modifiers.Any(SyntaxKind.PartialKeyword)
        && file.Name.Count(letter => letter == '.') > 1;

    private static bool IsOption(MemberDeclarationSyntax member) =>
        member.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Any(type => type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal)
                && !type.Modifiers.Any(SyntaxKind.StaticKeyword));

    private static SyntaxToken NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        EnumMemberDeclarationSyntax value => value.Identifier,
        DelegateDeclarationSyntax @delegate => @delegate.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier,
        OperatorDeclarationSyntax @operator => @operator.OperatorToken,
        _ => member.GetFirstToken(),
    };
}
