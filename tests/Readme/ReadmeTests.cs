using System.Net;
using System.Net.Sockets;

namespace OrderGrains.Tests;

/// <summary>
/// A reader's way through README: the server is started with its command, then each block of commands runs, and what
/// the page shows under it must have been printed. Only the port and the data folder are the test's own, so that a
/// server that runs already is not disturbed.
/// </summary>
public sealed class ReadmeTests
{
    private const string TestCommand = "./test";
    private const string StartCommand = "dotnet run -c Release --project Api";

    /// <summary>Run by the tests of clusters.</summary>
    private const string ClusterCommand = "dotnet run -c Release --project Silo -- cluster";
    private const string Address = "localhost:5080";
    private const string PagesAddress = "/graphql";
    private const string Served = "Serving the pages";
    private static readonly TimeSpan StartBound = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan BlockBound = TimeSpan.FromSeconds(30);

    /// <summary>Whether there is what pages and GraphQL are built with.</summary>
    private static bool HasPages { get; } = ((string[])["node", "npm"]).All(static name =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name))));

    [Fact]
    public async Task Commands_AsTheyStand_PrintWhatIsShown()
    {
        ReadmePage page = new();
        ReadmeBlock start = Assert.Single(page.Blocks, block => IsCommand(block, StartCommand));
        string address = $"localhost:{FreePort()}";
        DirectoryInfo data = Directory.CreateTempSubdirectory("ordergrains-readme-");
        try
        {
            Dictionary<string, string> environment = new()
            {
                ["ASPNETCORE_URLS"] = $"http://{address}",
                ["OrderGrains__DataPath"] = data.FullName,
                ["OrderGrains__Web__Enabled"] = $"{HasPages}",
            };
            using ShellCommand server = await ShellCommand.StartAsync(
                start.Text, page.Folder, environment, HasPages ? Served : "Store default created", StartBound);
            await WalkAsync(page, address, server);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public void Commands_OfTheFirstBlocks_AreTestAndStart()
    {
        ReadmePage page = new();
        Assert.Single(page.Blocks, block => IsCommand(block, TestCommand));
        Assert.Contains(page.Blocks, block => block.Text.Contains(Address, StringComparison.Ordinal));
        string ci = File.ReadAllText(Path.Combine(page.Folder, ".ci", "run"));
        Assert.Contains("/../test", ci, StringComparison.Ordinal);
    }

    private static async Task WalkAsync(ReadmePage page, string address, ShellCommand server)
    {
        string? printed = "";
        foreach (ReadmeBlock block in page.Blocks)
        {
            if (block.Language == "sh" && IsTestedElsewhere(block))
            {
                printed = null;
            }
            else if (block.Language == "sh")
            {
                string command = block.Text.Replace(Address, address, StringComparison.Ordinal);
                (int code, printed) = await ShellCommand.RunAsync(command, page.Folder, BlockBound);
                Assert.True(
                    code == 0, $"README.md:{block.Line} ended with {code}:\n{printed}\nThe server:\n{server.Output}");
            }
            else if (block.Language is "text" or "json" && printed is not null)
            {
                string? missing = Transcript.FirstMissing(block.Lines, printed);
                Assert.True(missing is null, $"README.md:{block.Line} shows '{missing}', printed was:\n{printed}");
            }
        }
    }

    private static bool IsTestedElsewhere(ReadmeBlock block) =>
        IsCommand(block, TestCommand) || IsCommand(block, StartCommand) || IsCommand(block, ClusterCommand)
        || (!HasPages && block.Text.Contains(PagesAddress, StringComparison.Ordinal));

    private static bool IsCommand(ReadmeBlock block, string command) =>
        block.Language == "sh" && block.Text.StartsWith(command, StringComparison.Ordinal);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
