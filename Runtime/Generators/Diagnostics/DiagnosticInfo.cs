using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OrderGrains.Runtime.Generators;

/// <summary>A diagnostic that can be compared, as incremental generators need.</summary>
internal sealed record DiagnosticInfo(
    DiagnosticDescriptor Rule, string Subject, string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor rule, ISymbol at, string subject)
    {
        Location location = at.Locations.FirstOrDefault(static place => place.IsInSource) ?? Location.None;
        FileLinePositionSpan lines = location.GetLineSpan();
        return new DiagnosticInfo(rule, subject, lines.Path ?? "", location.SourceSpan, lines.Span);
    }

    public static DiagnosticInfo Create(DiagnosticDescriptor rule, ISymbol at) =>
        Create(rule, at, at.ToDisplayString());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Rule, FilePath.Length == 0 ? Location.None : Location.Create(FilePath, Span, Lines), Subject);
}
