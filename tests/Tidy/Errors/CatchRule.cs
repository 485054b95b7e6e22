using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Errors;

/// <summary>No empty catch; no untyped catch but at a supervisor that <see cref="Supervisors"/> names.</summary>
public static class CatchRule
{
    public static IEnumerable<Violation> Check(SourceFile file)
    {
        foreach (CatchClauseSyntax clause in file.Root.DescendantNodes().OfType<CatchClauseSyntax>())
        {
            if (clause.Block.Statements.Count == 0)
            {
                yield return file.At(
                    clause, "An empty catch: log, return or break in it, or let the exception pass.");
            }
            else if (IsUntyped(clause) && !Rethrows(clause) && Supervisors.Find(file.Path, MethodOf(clause)) is null)
            {
                yield return file.At(
                    clause,
                    $"{MethodOf(clause)} catches everything: catch the types that it can handle; if it is a supervisor"
                    + " that logs and goes on, name it with its reason in tests/Tidy/Errors/Supervisors.cs.");
            }
        }
    }

    /// <summary>The named supervisors that catch nothing any more, or catch without telling anybody.</summary>
    public static IEnumerable<Violation> CheckSupervisors(IReadOnlyList<SourceFile> files)
    {
        foreach (Supervisor supervisor in Supervisors.All)
        {
            List<CatchClauseSyntax> clauses = files
                .Where(file => file.Path == supervisor.File)
                .SelectMany(file => file.Root.DescendantNodes().OfType<CatchClauseSyntax>())
                .Where(clause => IsUntyped(clause) && MethodOf(clause) == supervisor.Method)
                .ToList();
            if (clauses.Count == 0)
            {
                yield return new Violation(
                    supervisor.File, 1, $"{supervisor.Method} is no supervisor any more: take it off the list.");
            }
            else if (clauses.Any(clause => !clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any()))
            {
                yield return new Violation(
                    supervisor.File, 1, $"{supervisor.Method} tells nobody: log what it caught.");
            }
        }
    }

    private static bool IsUntyped(CatchClauseSyntax clause) =>
        clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception"
        && !IsTypedBy(clause.Filter?.FilterExpression);

    private static bool IsTypedBy(ExpressionSyntax? filter) =>
        filter is IsPatternExpressionSyntax { Pattern: not UnaryPatternSyntax }
        || (filter is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression })
        || (filter is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and
            && (IsTypedBy(and.Left) || IsTypedBy(and.Right)));

    private static bool Rethrows(CatchClauseSyntax clause) =>
        clause.Block.Statements.LastOrDefault() is ThrowStatementSyntax;

    private static string MethodOf(SyntaxNode node) =>
        node.Ancestors().Select(ancestor => ancestor switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            LocalFunctionStatementSyntax local => local.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            GlobalStatementSyntax => "Program",
            _ => null,
        }).FirstOrDefault(name => name is not null) ?? "?";
}
