namespace OrderGrains.Tests.Deploy;

/// <summary>The Dockerfile's instructions, continued lines joined.</summary>
internal sealed class Dockerfile
{
    internal const string Location = "deploy/docker/Dockerfile";

    private Dockerfile(IReadOnlyList<(string Stage, string Name, string Words)> instructions) =>
        Instructions = instructions;

    internal IReadOnlyList<(string Stage, string Name, string Words)> Instructions { get; }

    internal IEnumerable<string> Stages => Instructions.Select(instruction => instruction.Stage).Distinct();

    internal static Dockerfile Read()
    {
        List<(string, string, string)> instructions = [];
        string stage = "";
        string text = File.ReadAllText(Repository.Path(Location)).Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (string line in text.Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#'))
        {
            string name = line.Split(' ')[0];
            string rest = line[name.Length..].Trim();
            stage = name == "FROM" ? rest.Split(' ')[^1] : stage;
            instructions.Add((stage, name, rest));
        }

        return new Dockerfile(instructions);
    }

    /// <summary>A stage's instructions, those of the stages it is built on first.</summary>
    internal IEnumerable<(string Name, string Words)> Of(string stage)
    {
        string source = Instructions.Single(found => found.Stage == stage && found.Name == "FROM").Words.Split(' ')[0];
        IEnumerable<(string, string)> own =
            Instructions.Where(found => found.Stage == stage).Select(found => (found.Name, found.Words));
        return Stages.Contains(source) ? Of(source).Concat(own) : own;
    }

    /// <summary>What is copied from the repository.</summary>
    internal IEnumerable<string> CopiedPaths() =>
        Instructions.Where(found => found.Name == "COPY" && !found.Words.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(found => found.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !word.StartsWith("--", StringComparison.Ordinal)).SkipLast(1));
}
