using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Language;

/// <summary>
/// Tests are named Method_Condition_Outcome. Explicit ones are no tests: other tests run them in processes of their
/// own.
/// </summary>
public static partial class TestNameRule
{
    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.Root.DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes)
                .Any(attribute => attribute.Name.ToString() is "Fact" or "Theory" && !IsExplicit(attribute)))
            .Where(method => !Form().IsMatch(method.Identifier.Text))
            .Select(method => file.At(method, $"{method.Identifier.Text}: name it Method_Condition_Outcome."));

    private static bool IsExplicit(AttributeSyntax attribute) =>
        attribute.ToString().Contains("Explicit = true", StringComparison.Ordinal);

    [GeneratedRegex("^[A-Z][^_]*_[^_]+_[^_]+$")]
    private static partial Regex Form();
}
