using System.Globalization;
using OrderGrains.LocalCluster.Processes;
using OrderGrains.LocalCluster.Tools;

namespace OrderGrains.Api.Web;

/// <summary>Node.js on this machine, with npm.</summary>
/// <param name="Node">The program that runs the pages' server.</param>
/// <param name="Npm">The program that installs and builds.</param>
internal sealed record NodeProgram(string Node, string Npm)
{
    private const int Oldest = 20;

    /// <summary>Finds it.</summary>
    /// <param name="searchPath">Folders of installed programs, as in PATH.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="WebException">It is not there, or too old; the message says so.</exception>
    public static async Task<NodeProgram> FindAsync(string searchPath, CancellationToken cancellationToken)
    {
        if (ProgramSearch.In(searchPath, "node") is not { } node || ProgramSearch.In(searchPath, "npm") is not { } npm)
        {
            throw new WebException($"The pages need Node.js {Oldest} or later with npm, which is not installed here.");
        }

        (_, string version) = await ToolCommand.RunAsync([node, "--version"], ".", cancellationToken);
        string major = version.TrimStart('v').Split('.')[0];
        return int.TryParse(major, CultureInfo.InvariantCulture, out int number) && number >= Oldest
            ? new NodeProgram(node, npm)
            : throw new WebException($"The pages need Node.js {Oldest} or later; here it is {version}.");
    }
}
