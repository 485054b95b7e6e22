using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Sizes;

/// <summary>Lines of code hold 120 characters; prose, data and generated locks may be longer.</summary>
public static class LineLengthRule
{
    private const int MostCharacters = 120;

    private static readonly string[] Endings = [".cs", ".csproj", ".props", ".targets", ".sh", ".js", ".mjs", ".ts"];

    public static IEnumerable<Violation> Check(SourceFile file)
    {
        bool isCode = file.EndsIn(Endings)
            || file.Text.StartsWith("#!", StringComparison.Ordinal);
        return isCode ? Long(file) : [];
    }

    private static IEnumerable<Violation> Long(SourceFile file) =>
        file.Lines
            .Select((line, index) => (line.Length, Number: index + 1))
            .Where(line => line.Length > MostCharacters)
            .Select(line => file.At(
                line.Number, $"{line.Length} characters, at most {MostCharacters}: break the line, or name a part."));
}
