using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Sizes;

/// <summary>Control statements nest three deep at most; <c>else if</c> stays on its level.</summary>
public static class NestingRule
{
    private const int MostLevels = 3;

    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.Root.DescendantNodes()
            .Where(node => IsLevel(node) && Depth(node) == MostLevels + 1)
            .Select(node => file.At(
                node, $"Nested more than {MostLevels} deep: return early, or give the inner part a name."));

    private static int Depth(SyntaxNode node) =>
        node.AncestorsAndSelf()
            .TakeWhile(ancestor => ancestor is not (LocalFunctionStatementSyntax or MemberDeclarationSyntax)
                || ancestor is GlobalStatementSyntax)
            .Count(IsLevel);

    private static bool IsLevel(SyntaxNode node) => node switch
    {
        IfStatementSyntax => node.Parent is not ElseClauseSyntax,
        ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
        SwitchStatementSyntax or TryStatementSyntax or LockStatementSyntax => true,
        UsingStatementSyntax or FixedStatementSyntax => true,
        _ => false,
    };
}
