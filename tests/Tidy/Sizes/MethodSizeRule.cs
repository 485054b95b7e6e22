using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Sizes;

/// <summary>Methods: none past 70 lines; the median is 10 and nine of ten hold 30. Attributes and comments above do
/// not count.</summary>
public static class MethodSizeRule
{
    private const int MostLines = 70;
    private const int MedianLines = 10;
    private const int UsualLines = 30;

    public static IEnumerable<Violation> Check(SourceFile file) =>
        Measure(file)
            .Where(method => method.Size > MostLines)
            .Select(method => file.At(
                method.Line, $"The method has {method.Size} lines, at most {MostLines}: give its steps names."));

    public static IEnumerable<Violation> CheckSpread(IEnumerable<SourceFile> files) =>
        Spread.Check(files.SelectMany(Measure).ToList(), MedianLines, UsualLines, "method");

    private static IEnumerable<(string File, int Line, int Size)> Measure(SourceFile file)
    {
        foreach (SyntaxNode method in file.Root.DescendantNodes().Where(HasBody))
        {
            SyntaxNodeOrToken first = method.ChildNodesAndTokens().First(c => c.AsNode() is not AttributeListSyntax);
            int start = first.GetLocation()!.GetLineSpan().StartLinePosition.Line;
            int end = method.GetLocation().GetLineSpan().EndLinePosition.Line;
            yield return (file.Path, start + 1, end - start + 1);
        }
    }

    private static bool HasBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        LocalFunctionStatementSyntax => true,
        AccessorDeclarationSyntax accessor => accessor.Body is not null,
        _ => false,
    };
}
