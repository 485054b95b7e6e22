using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Sizes;

/// <summary>
/// Five parameters at most, a cancellation token last. Exempt from the count: what is not called by hand, that is
/// primary constructors (injected services, a record's members) and log messages.
/// </summary>
public static class ParameterRule
{
    private const int MostParameters = 5;

    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.Root.DescendantNodes()
            .OfType<ParameterListSyntax>()
            .Where(list => list.Parent is not (TypeDeclarationSyntax or ParenthesizedLambdaExpressionSyntax))
            .SelectMany(list => CheckList(file, list));

    private static IEnumerable<Violation> CheckList(SourceFile file, ParameterListSyntax list)
    {
        if (list.Parameters.Count > MostParameters && !IsLogMessage(list.Parent))
        {
            yield return file.At(
                list, $"{list.Parameters.Count} parameters, at most {MostParameters}: pass a record that names them.");
        }

        int token = list.Parameters.IndexOf(parameter => parameter.Type?.ToString() == "CancellationToken");
        if (token >= 0 && list.Parameters.Skip(token + 1).Any(IsOrdinary))
        {
            yield return file.At(list.Parameters[token], "The CancellationToken goes last.");
        }
    }

    private static bool IsOrdinary(ParameterSyntax parameter) =>
        parameter.Default is null
        && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword)
        && !parameter.Modifiers.Any(SyntaxKind.OutKeyword)
        && !parameter.AttributeLists.Any();

    private static bool IsLogMessage(SyntaxNode? owner) =>
        owner is MethodDeclarationSyntax method
        && method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() == "LoggerMessage");
}
