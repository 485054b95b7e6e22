using OrderGrains.LocalCluster;
using OrderGrains.LocalCluster.Processes;
using OrderGrains.Tests.Ledger.Stores;

namespace OrderGrains.Tests.LocalCluster.Processes;

/// <summary>Shell scripts as the programs of a cluster, in a folder of their own.</summary>
internal sealed class ShellChild : IDisposable
{
    /// <summary>Runs until it is asked to stop, which it notes.</summary>
    public const string Patient = "trap 'echo stopped; exit 7' TERM; echo up; while :; do sleep 0.05; done";

    /// <summary>Runs on whatever it is asked.</summary>
    public const string Stubborn = "trap '' TERM; echo up; while :; do sleep 0.05; done";

    private readonly TemporaryFolder folder = new();
    private readonly SaidLines written = new();

    public ShellChild()
    {
        Files = new ChildFiles(folder.Path);
        Files.Create();
        Output = new ClusterOutput(written, TimeProvider.System);
    }

    public ChildFiles Files { get; }

    public ClusterOutput Output { get; }

    /// <summary>What the user saw.</summary>
    public string Said => written.ToString();

    /// <summary>What the script printed.</summary>
    public string Log => File.Exists(Files.LogOf("child")) ? File.ReadAllText(Files.LogOf("child")) : "";

    public static ProgramStart Program(string script, params string[] arguments) => new()
    {
        Name = "child",
        Command = ["/bin/sh", "-c", script, "child", .. arguments],
    };

    public Task<ChildProcess> StartAsync(string script) => ChildProcess.StartAsync(Program(script), Files);

    public SupervisedProcess Supervise(string script) => new(
        new ClusterMember(new Uri("http://127.0.0.1:1"), Program(script)), Files, Output, TimeProvider.System);

    public Task PrintsAsync(string line) => Eventually.IsAsync(
        $"'{line}' in the log", () => Log, log => log.Contains(line, StringComparison.Ordinal));

    public static Task EndsAsync(int id) => Eventually.IsAsync(
        $"the end of process {id}", () => ProcessIds.IsAlive(id), alive => !alive);

    public void Dispose()
    {
        written.Dispose();
        folder.Dispose();
    }
}
