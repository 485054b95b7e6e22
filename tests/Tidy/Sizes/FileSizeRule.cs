using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Sizes;

/// <summary>Files: none past 400 lines; in the product the median is 60 and nine of ten hold 200.</summary>
public static class FileSizeRule
{
    public const int MostLines = 400;
    public const int ProgramLines = 70;
    private const int MedianLines = 60;
    private const int UsualLines = 200;

    public static IEnumerable<Violation> Check(SourceFile file)
    {
        int most = file is { Name: "Program.cs", IsProduct: true } ? ProgramLines : MostLines;
        if (file.Lines.Length > most)
        {
            yield return file.At(most, $"{file.Lines.Length} lines, at most {most}: split it by noun.");
        }
    }

    public static IEnumerable<Violation> CheckSpread(IReadOnlyList<SourceFile> files) =>
        Spread.Check(files.Select(file => (file.Path, 1, file.Lines.Length)).ToList(), MedianLines, UsualLines, "file");
}
