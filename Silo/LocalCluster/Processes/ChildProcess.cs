using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.LocalCluster.Processes;

/// <summary>One run of a program under this process. Disposing asks it to stop, and does not wait.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process keeper;

    private ChildProcess(Process keeper, int id)
    {
        this.keeper = keeper;
        Id = id;
        Ended = EndAsync(keeper);
    }

    /// <summary>The program's own process id.</summary>
    public int Id { get; }

    /// <summary>Its exit code, when it has ended; 128 and the signal's number when a signal ended it.</summary>
    public Task<int> Ended { get; }

    /// <summary>Starts a program; its output goes to its log.</summary>
    /// <exception cref="ClusterStartException">There is no shell to start it with.</exception>
    public static async Task<ChildProcess> StartAsync(ProgramStart program, ChildFiles files)
    {
        IReadOnlyList<string> command = KeeperScript.Command(program, files);
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in program.Environment)
        {
            start.Environment[name] = value;
        }

        Process keeper = Process.Start(start)
            ?? throw new ClusterStartException($"{program.Name} did not start.");
        string? id = await keeper.StandardOutput.ReadLineAsync(CancellationToken.None);
        return new ChildProcess(keeper, int.Parse(id ?? "0", CultureInfo.InvariantCulture));
    }

    /// <summary>Asks the program to stop in order; after its bound it is killed.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        try
        {
            await keeper.StandardInput.WriteLineAsync("stop");
            await keeper.StandardInput.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            // It has ended meanwhile: nobody reads.
            return await Ended;
        }

        return await Ended;
    }

    /// <summary>Ends the program at once.</summary>
    public void Kill()
    {
        if (!Ended.IsCompleted)
        {
            ProcessIds.Kill(Id);
        }
    }

    /// <summary>Asks the program to stop, if it runs.</summary>
    public void Dispose()
    {
        CloseInput();
        keeper.Dispose();
    }

    private void CloseInput()
    {
        try
        {
            keeper.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended, and what was left for it to read cannot be written.
            return;
        }
    }

    private static async Task<int> EndAsync(Process keeper)
    {
        await keeper.WaitForExitAsync(CancellationToken.None);
        return keeper.ExitCode;
    }
}
