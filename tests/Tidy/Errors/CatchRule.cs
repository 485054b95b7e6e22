using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Errors;

/// <summary>
/// No empty catch; no untyped catch but at a supervisor, which says so in a comment above the catch or in its block:
/// <c>// The supervisor of …: why.</c> It tells somebody what it caught.
/// </summary>
public static class CatchRule
{
    private const string Supervisor = "upervisor";

    public static IEnumerable<Violation> Check(SourceFile file)
    {
        foreach (CatchClauseSyntax clause in file.Root.DescendantNodes().OfType<CatchClauseSyntax>())
        {
            if (clause.Block.Statements.Count == 0)
            {
                yield return file.At(
                    clause, "An empty catch: log, return or break in it, or let the exception pass.");
            }
            else if (IsUntyped(clause) && !Rethrows(clause) && !IsSupervisor(clause))
            {
                yield return file.At(
                    clause,
                    "Catches everything: catch the types that it can handle. A supervisor, which tells and goes on,"
                    + $" says so in a comment above the catch: // The s{Supervisor} of …: why.");
            }
            else if (IsSupervisor(clause) && !clause.Block.DescendantNodes().Any(IsCall))
            {
                yield return file.At(clause, "A supervisor that tells nobody: log what it caught, or hand it on.");
            }
        }
    }

    private static bool IsUntyped(CatchClauseSyntax clause) =>
        clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception"
        && !IsTyped(clause.Filter?.FilterExpression, clause.Declaration?.Identifier.Text);

    /// <summary>A filter types a catch by a pattern of what it is, or by a named test of the exception.</summary>
    private static bool IsTyped(ExpressionSyntax? filter, string? exception) => filter switch
    {
        IsPatternExpressionSyntax pattern => pattern.Pattern is not UnaryPatternSyntax,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
            IsTyped(both.Left, exception) || IsTyped(both.Right, exception),
        InvocationExpressionSyntax call =>
            call.ArgumentList.Arguments.Any(argument => argument.Expression.ToString() == exception),
        _ => false,
    };

    private static bool Rethrows(CatchClauseSyntax clause) =>
        clause.Block.Statements.LastOrDefault() is ThrowStatementSyntax;

    private static bool IsSupervisor(CatchClauseSyntax clause) =>
        clause.GetLeadingTrivia().ToFullString().Contains(Supervisor, StringComparison.Ordinal)
        || clause.Block.DescendantTrivia().Any(t => t.ToString().Contains(Supervisor, StringComparison.Ordinal));

    private static bool IsCall(SyntaxNode node) => node is InvocationExpressionSyntax or ObjectCreationExpressionSyntax;
}
