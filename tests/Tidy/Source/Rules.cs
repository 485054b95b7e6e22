namespace OrderGrains.Tests.Source;

/// <summary>Runs rules over files and fails with every violation at once.</summary>
public static class Rules
{
    public static void Hold(IEnumerable<SourceFile> files, Func<SourceFile, IEnumerable<Violation>> rule)
    {
        List<SourceFile> list = files.ToList();
        Assert.NotEmpty(list);
        None(list.SelectMany(rule));
    }

    public static void None(IEnumerable<Violation> violations)
    {
        List<Violation> list = violations.ToList();
        Assert.True(list.Count == 0, $"{list.Count} to mend:\n{string.Join('\n', list)}");
    }

    /// <summary>What a rule says about a snippet.</summary>
    public static IReadOnlyList<Violation> Check(
        Func<SourceFile, IEnumerable<Violation>> rule, string text, string path = "Grains/Orders/Snippet.cs") =>
        rule(new SourceFile(path, text)).ToList();

    public static Violation Reports(
        Func<SourceFile, IEnumerable<Violation>> rule, string text, string path = "Grains/Orders/Snippet.cs") =>
        Assert.Single(Check(rule, text, path));

    public static void Allows(
        Func<SourceFile, IEnumerable<Violation>> rule, string text, string path = "Grains/Orders/Snippet.cs") =>
        Assert.Empty(Check(rule, text, path));
}
