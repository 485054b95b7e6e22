using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Language;

/// <summary>Log messages are [LoggerMessage] methods in X.Log.cs beside X.cs.</summary>
public static class LoggingRule
{
    private static readonly HashSet<string> Direct = new(StringComparer.Ordinal)
    {
        "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical",
    };

    public static IEnumerable<Violation> Check(SourceFile file)
    {
        IEnumerable<Violation> direct = file.Root.DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Where(access => Direct.Contains(access.Name.Identifier.Text))
            .Select(access => file.At(access, "A direct log call: make it a [LoggerMessage] method in X.Log.cs."));
        IEnumerable<Violation> stray = file.Root.DescendantNodes()
            .OfType<AttributeSyntax>()
            .Where(attribute => attribute.Name.ToString() == "LoggerMessage")
            .Where(_ => !file.Name.EndsWith(".Log.cs", StringComparison.Ordinal))
            .Select(attribute => file.At(attribute, "[LoggerMessage] belongs to X.Log.cs beside X.cs."));
        return direct.Concat(stray);
    }
}
