using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Documentation;

/// <summary>
/// A command that README shows is one that the tests run: a line of ./test, .ci/run or a script they call.
/// </summary>
public static class ReadmeRule
{
    private static readonly string[] Starts = ["./", "dotnet ", "npm "];

    public static IEnumerable<Violation> Check(SourceFile readme, IReadOnlyList<SourceFile> scripts)
    {
        foreach ((string command, int line) in Commands(readme))
        {
            if (!scripts.Any(script => script.Text.Contains(command, StringComparison.Ordinal)))
            {
                yield return readme.At(line, $"Nothing runs '{command}': run it in ./test, or take it out.");
            }
        }
    }

    /// <summary>The lines of README's <c>sh</c> blocks that start one of the project's own programs.</summary>
    private static IEnumerable<(string Command, int Line)> Commands(SourceFile readme)
    {
        bool inside = false;
        for (int i = 0; i < readme.Lines.Length; i++)
        {
            string line = readme.Lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line == "```sh";
            }
            else if (inside && Starts.Any(start => line.StartsWith(start, StringComparison.Ordinal)))
            {
                yield return (line.Split(" #")[0].Trim(), i + 1);
            }
        }
    }
}
