using System.Globalization;
using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.Tests.LocalCluster.Processes;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Ended_AProgramThatEnds_HasItsExitCode()
    {
        using ShellChild world = new();
        using ChildProcess child = await world.StartAsync("echo out; echo err >&2; exit 3");

        Assert.Equal(3, await child.Ended);
        Assert.Equal("out\nerr\n", world.Log);
        Assert.Null(ProcessIds.Read(world.Files.PidOf("child")));
    }

    [Fact]
    public async Task Start_TheProgram_HasTheIdThatIsTold()
    {
        using ShellChild world = new();
        using ChildProcess child = await world.StartAsync("echo $$; " + ShellChild.Patient);
        await world.PrintsAsync("up");

        Assert.Equal($"{child.Id}\nup\n", world.Log);
        Assert.Equal(child.Id, ProcessIds.Read(world.Files.PidOf("child")));
        await child.StopAsync();
    }

    [Fact]
    public async Task Start_Variables_AreThePrograms()
    {
        using ShellChild world = new();
        ProgramStart program = ShellChild.Program("echo \"$SECRET $1\"", "with 'quotes'") with
        {
            Environment = new Dictionary<string, string> { ["SECRET"] = "a;b=c" },
        };
        using ChildProcess child = await ChildProcess.StartAsync(program, world.Files);
        await child.Ended;

        Assert.Equal("a;b=c with 'quotes'\n", world.Log);
    }

    [Fact]
    public async Task Start_NoSuchProgram_EndsWith127()
    {
        using ShellChild world = new();
        ProgramStart missing = new() { Name = "child", Command = ["/no/such/program"] };
        using ChildProcess child = await ChildProcess.StartAsync(missing, world.Files);

        Assert.Equal(127, await child.Ended);
        Assert.Contains("/no/such/program", world.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_AProgramThatHasEnded_AnswersAndIsDisposed()
    {
        using ShellChild world = new();
        ChildProcess child = await world.StartAsync("exit 3");
        await child.Ended;

        Assert.Equal(3, await child.StopAsync());
        child.Dispose();
    }

    [Fact]
    public async Task Stop_APatientProgram_StopsInOrder()
    {
        using ShellChild world = new();
        using ChildProcess child = await world.StartAsync(ShellChild.Patient);
        await world.PrintsAsync("up");

        Assert.Equal(7, await child.StopAsync());
        Assert.EndsWith("stopped\n", world.Log, StringComparison.Ordinal);
        Assert.False(ProcessIds.IsAlive(child.Id));
    }

    [Fact]
    public async Task Stop_WithItsOwnSignal_SendsThat()
    {
        using ShellChild world = new();

        // A shell ignores SIGINT in the background, as the keeper starts it, so the signal of this test is another.
        ProgramStart program = ShellChild.Program(
            "trap 'echo usr1; exit 5' USR1; echo up; while :; do sleep 0.05; done");
        using ChildProcess child = await ChildProcess.StartAsync(program with { StopSignal = "USR1" }, world.Files);
        await world.PrintsAsync("up");

        Assert.Equal(5, await child.StopAsync());
    }

    [Fact]
    public async Task Stop_AStubbornProgram_IsKilledAfterItsBound()
    {
        using ShellChild world = new();
        ProgramStart program = ShellChild.Program(ShellChild.Stubborn) with { StopBound = TimeSpan.FromSeconds(1) };
        using ChildProcess child = await ChildProcess.StartAsync(program, world.Files);
        await world.PrintsAsync("up");

        Assert.Equal(128 + 9, await child.StopAsync());
    }

    [Fact]
    public async Task Kill_ARunningProgram_EndsItAtOnce()
    {
        using ShellChild world = new();
        using ChildProcess child = await world.StartAsync(ShellChild.Stubborn);
        await world.PrintsAsync("up");
        child.Kill();

        Assert.Equal(128 + 9, await child.Ended);
    }

    [Fact]
    public async Task Start_TheClustersProcessIsGone_StopsTheProgram()
    {
        using ShellChild world = new();
        ChildProcess child = await world.StartAsync(ShellChild.Patient);
        await world.PrintsAsync("up");
        child.Dispose();

        await world.PrintsAsync("stopped");
        await ShellChild.EndsAsync(child.Id);
    }

    [Fact]
    public async Task Start_TheClustersProcessIsGone_StopsTheStoreLast()
    {
        using ShellChild world = new();
        string other = world.Files.PidOf("other");
        await File.WriteAllTextAsync(other, "1", TestContext.Current.CancellationToken);
        ProgramStart store = ShellChild.Program(ShellChild.Patient) with { StopsLast = true };
        ChildProcess child = await ChildProcess.StartAsync(store, world.Files);
        await world.PrintsAsync("up");
        child.Dispose();
        Assert.True(ProcessIds.IsAlive(child.Id));

        File.Delete(other);
        await world.PrintsAsync("stopped");
        await ShellChild.EndsAsync(child.Id);
    }

    [Fact]
    public async Task Stop_TheStoreWhileOthersRun_IsObeyedAtOnce()
    {
        using ShellChild world = new();
        await File.WriteAllTextAsync(world.Files.PidOf("other"), "1", TestContext.Current.CancellationToken);
        ProgramStart store = ShellChild.Program(ShellChild.Patient) with { StopsLast = true };
        using ChildProcess child = await ChildProcess.StartAsync(store, world.Files);
        await world.PrintsAsync("up");

        Assert.Equal(7, await child.StopAsync());
    }

    [Fact]
    public async Task Start_TheProgram_IsInASessionOfItsOwn()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no /proc to read a session from.");
        using ShellChild world = new();
        using ChildProcess child = await world.StartAsync(ShellChild.Patient);

        Assert.NotEqual(SessionOf(Environment.ProcessId), SessionOf(child.Id));
        await child.StopAsync();
    }

    private static int SessionOf(int id)
    {
        string afterName = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1];
        return int.Parse(afterName.Split(' ')[3], CultureInfo.InvariantCulture);
    }
}
