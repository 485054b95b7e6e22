namespace OrderGrains.Tests;

/// <summary>README.md of the tree that the tests were built from.</summary>
public sealed class ReadmePage
{
    private const string Fence = "```";

    public ReadmePage()
    {
        Folder = FindRoot();
        Blocks = Parse(File.ReadAllLines(Path.Combine(Folder, "README.md")));
    }

    /// <summary>The solution's root, where a reader runs the commands.</summary>
    public string Folder { get; }

    public IReadOnlyList<ReadmeBlock> Blocks { get; }

    public static IReadOnlyList<ReadmeBlock> Parse(IReadOnlyList<string> lines)
    {
        List<ReadmeBlock> blocks = [];
        int start = -1;
        for (int at = 0; at < lines.Count; at++)
        {
            if (!lines[at].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            if (start >= 0)
            {
                string language = lines[start][Fence.Length..];
                blocks.Add(new ReadmeBlock(language, [.. lines.Skip(start + 1).Take(at - start - 1)], start + 2));
            }

            start = start < 0 ? at : -1;
        }

        return blocks;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrderGrains.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("There is no OrderGrains.sln above the tests.");
    }
}
