using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Language;

/// <summary>Each suppression carries its reason.</summary>
public static class SuppressionRule
{
    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.IsCSharp ? CheckCode(file) : file.EndsIn(".csproj", ".props") ? CheckProject(file) : [];

    private static IEnumerable<Violation> CheckCode(SourceFile file)
    {
        foreach (SyntaxNode node in file.Root.DescendantNodes(descendIntoTrivia: true))
        {
            if (node is PragmaWarningDirectiveTriviaSyntax pragma
                && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
                && !HasComment(file, file.LineOf(node)))
            {
                yield return file.At(node, "A warning is switched off: say why in a comment on or above the line.");
            }
            else if (node is AttributeSyntax attribute
                && attribute.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal)
                && !attribute.ToString().Contains("Justification", StringComparison.Ordinal))
            {
                yield return file.At(node, "A warning is switched off: say why in Justification.");
            }
        }
    }

    private static bool HasComment(SourceFile file, int line) =>
        file.Lines[line - 1].Contains("//", StringComparison.Ordinal)
        || (line > 1 && file.Lines[line - 2].TrimStart().StartsWith("//", StringComparison.Ordinal));

    private static IEnumerable<Violation> CheckProject(SourceFile file) =>
        XDocument.Parse(file.Text, LoadOptions.SetLineInfo).Descendants("NoWarn")
            .Where(element => element.NodesBeforeSelf().OfType<XComment>().LastOrDefault() is null)
            .Select(element => file.At(
                ((System.Xml.IXmlLineInfo)element).LineNumber, "NoWarn without a comment above it: say why."));
}
