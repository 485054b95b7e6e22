using OrderGrains.LocalCluster.Tools;

namespace OrderGrains.Api.Web;

/// <summary>
/// Builds the pages from a clone's sources, into a folder for each state of these: what runs is never overwritten, and
/// nothing is built twice. Processes of one clone build one after the other.
/// </summary>
internal sealed class WebBuild(WebSources sources, NodeProgram node, TimeProvider time)
{
    /// <summary>Written last: a folder without it is a build that was cut short.</summary>
    private const string Mark = ".built";
    private const int KeptBuilds = 3;
    private const int MostPrinted = 2_000;
    private static readonly TimeSpan LockBound = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>The folder of the pages as their sources are now.</summary>
    /// <param name="onBuild">Called before anything is installed or built.</param>
    /// <param name="cancellationToken">Ends it; the next call begins anew.</param>
    /// <exception cref="WebException">It failed; the message holds what was printed.</exception>
    public async Task<string> ProvideAsync(Action onBuild, CancellationToken cancellationToken)
    {
        string folder = FolderOfNow();
        if (IsBuilt(folder))
        {
            return folder;
        }

        onBuild();
        Directory.CreateDirectory(sources.Outputs);
        await using FileStream turn = await TakeTurnAsync(cancellationToken);
        folder = FolderOfNow();
        if (!IsBuilt(folder))
        {
            await InstallAsync(cancellationToken);
            await RunAsync(
                ["run", "build"], new Dictionary<string, string> { ["WEB_OUT"] = folder }, cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, Mark), "", cancellationToken);
            DeleteOld(folder);
        }

        return folder;
    }

    private static bool IsBuilt(string folder) => File.Exists(Path.Combine(folder, Mark));

    private string FolderOfNow() => Path.Combine(sources.Outputs, sources.Fingerprint());

    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        string path = Path.Combine(sources.Outputs, ".lock");
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (time.GetElapsedTime(started) >= LockBound)
            {
                throw new WebException($"Another process has been building the pages for {LockBound}.", held);
            }
            catch (IOException)
            {
                await Task.Delay(LockInterval, time, cancellationToken);
            }
        }
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        string wanted = await File.ReadAllTextAsync(sources.PackageLock, cancellationToken);
        if (File.Exists(sources.InstalledLock)
            && await File.ReadAllTextAsync(sources.InstalledLock, cancellationToken) == wanted)
        {
            return;
        }

        await RunAsync(["ci", "--no-audit", "--no-fund", "--loglevel=error"], null, cancellationToken);
        await File.WriteAllTextAsync(sources.InstalledLock, wanted, cancellationToken);
    }

    private async Task RunAsync(
        string[] arguments, Dictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        (int code, string printed) = await ToolCommand.RunAsync(
            [node.Npm, .. arguments], sources.Folder, cancellationToken, environment);
        if (code != 0)
        {
            throw new WebException(
                $"The pages were not built: npm {arguments[0]} ended with {code}. The log has what it printed; the "
                + $"next start tries again.\n{Short(printed)}");
        }
    }

    private static string Short(string printed) =>
        printed.Length <= MostPrinted ? printed : $"{printed[..MostPrinted]}…";

    /// <summary>Older builds may still be served by processes that began with them: the newest of them stay.</summary>
    private void DeleteOld(string current)
    {
        IEnumerable<DirectoryInfo> old = new DirectoryInfo(sources.Outputs).EnumerateDirectories()
            .Where(folder => folder.FullName != current)
            .OrderByDescending(static folder => folder.LastWriteTimeUtc)
            .Skip(KeptBuilds - 1);
        foreach (DirectoryInfo folder in old.ToArray())
        {
            folder.Delete(recursive: true);
        }
    }
}
