using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Language;

/// <summary>The grains are one source for both hosts: no conditional compilation there.</summary>
public static class ConditionalRule
{
    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.IsUnder("Grains", "Grains.Interfaces")
            ? file.Root.DescendantNodes(descendIntoTrivia: true)
                .OfType<IfDirectiveTriviaSyntax>()
                .Select(node => file.At(node, "#if in grain code: what differs between hosts belongs to Silo/."))
            : [];
}
