using System.Text.RegularExpressions;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Errors;

/// <summary>Nothing unfinished without saying until when or why.</summary>
public static partial class TodoRule
{
    private static readonly string[] Endings = [".cs", ".sh", ".js", ".mjs", ".csproj", ".props", ".yml"];

    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.EndsIn(Endings)
            ? file.Lines
                .Select((line, index) => (line, Number: index + 1))
                .Where(entry => Mark().IsMatch(entry.line) && !Reason().IsMatch(entry.line))
                .Select(entry => file.At(
                    entry.Number, "Marked as unfinished: finish it, or say until, when, because or once what."))
            : [];

    [GeneratedRegex(@"(//|#|/\*|<!--).*\b(T[O]DO|F[I]XME|H[A]CK|X[X]X)\b")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\b(until|when|because|once) \w+")]
    private static partial Regex Reason();
}
