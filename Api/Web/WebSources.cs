using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Api.Web;

/// <summary>The pages' sources: the folder <c>web</c> of the clone that a program runs from.</summary>
internal sealed class WebSources
{
    private const string Solution = "OrderGrains.sln";
    private const string FolderName = "web";
    private const string LockFile = "package-lock.json";
    private const int NameLength = 16;

    /// <summary>What a build makes or does not look at.</summary>
    private static readonly string[] LeftOut = ["node_modules", "tests"];

    private readonly string root;

    private WebSources(string root) => this.root = root;

    /// <summary>Where they are.</summary>
    public string Folder => Path.Combine(root, FolderName);

    /// <summary>Where what is built of them goes: a folder for each state of the sources.</summary>
    public string Outputs => Path.Combine(root, "artifacts", FolderName);

    /// <summary>The list of the packages that they need.</summary>
    public string PackageLock => Path.Combine(Folder, LockFile);

    /// <summary>Beside the installed packages: the list that they were installed from.</summary>
    public string InstalledLock => Path.Combine(Folder, "node_modules", ".stamp");

    /// <summary>The sources of the clone that a folder is in; null: it is in none.</summary>
    public static WebSources? Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution)))
            {
                bool hasPages = File.Exists(Path.Combine(at.FullName, FolderName, LockFile));
                return hasPages ? new WebSources(at.FullName) : null;
            }
        }

        return null;
    }

    /// <summary>A name for the sources as they are now: another one when any of them has changed.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Files(new DirectoryInfo(Folder)).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(Folder, file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..NameLength];
    }

    private static IEnumerable<string> Files(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(static file => file.FullName).Concat(
            folder.EnumerateDirectories()
                .Where(static inner => inner.Name[0] != '.' && !LeftOut.Contains(inner.Name))
                .SelectMany(Files));
}
