using System.Diagnostics;

namespace OrderGrains.Tests.Source;

/// <summary>The files that git knows, or would take in: what a fresh clone holds.</summary>
public sealed class SourceTree
{
    private static readonly string[] BinaryEndings =
        [".png", ".ico", ".jpg", ".woff2", ".gz", ".zip", ".db", ".sqlite", ".dll"];

    private static readonly Lazy<SourceTree> Loaded = new(Load);

    public SourceTree(IReadOnlyList<SourceFile> files) => Files = files;

    /// <summary>The tree that this test was built from.</summary>
    public static SourceTree Current => Loaded.Value;

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The paths of files that hold no text, as pictures.</summary>
    public IReadOnlyList<string> Binaries { get; private init; } = [];

    public IEnumerable<SourceFile> CSharp => Files.Where(file => file.IsCSharp);

    public IEnumerable<SourceFile> Product => CSharp.Where(file => file.IsProduct);

    public IEnumerable<SourceFile> Projects => Files.Where(file => file.EndsIn(".csproj"));

    public SourceFile this[string path] =>
        Files.FirstOrDefault(file => file.Path == path) ?? throw new FileNotFoundException($"The tree has no {path}.");

    private static SourceTree Load()
    {
        string root = FindRoot();
        ILookup<bool, string> paths = ListFiles(root)
            .Where(path => File.Exists(Path.Combine(root, path)))
            .Order(StringComparer.Ordinal)
            .ToLookup(IsBinary);
        IEnumerable<SourceFile> files = paths[false]
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(root, path))));
        return new SourceTree(files.ToList()) { Binaries = [.. paths[true]] };
    }

    private static bool IsBinary(string path) =>
        BinaryEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrderGrains.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"No OrderGrains.sln above {AppContext.BaseDirectory}.");
    }

    private static string[] ListFiles(string root)
    {
        ProcessStartInfo start = new("git", "-c safe.directory=* ls-files -z --cached --others --exclude-standard")
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"git ls-files ended with {git.ExitCode}: is this a clone?");
    }
}
