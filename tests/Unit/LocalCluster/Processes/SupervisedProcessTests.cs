using OrderGrains.LocalCluster.Processes;
using OrderGrains.Tests.Ledger.Stores;

namespace OrderGrains.Tests.LocalCluster.Processes;

public sealed class SupervisedProcessTests
{
    [Fact]
    public async Task Start_AKilledProgram_IsReplaced()
    {
        using ShellChild world = new();
        using SupervisedProcess process = world.Supervise(ShellChild.Patient);
        await process.StartAsync(TestContext.Current.CancellationToken);
        int first = process.Id;
        ProcessIds.Kill(first);

        await Eventually.IsAsync("another process id", () => process.Id, id => id != first);
        Assert.True(ProcessIds.IsAlive(process.Id));
        Assert.Equal(1, process.Deaths);
        await process.StopAsync();
        Assert.False(ProcessIds.IsAlive(process.Id));
        Assert.Contains($"child (pid {first}) ended with 137", world.Said, StringComparison.Ordinal);
        Assert.Contains($"child runs again, pid {process.Id}", world.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AProgramThatKeepsEnding_IsTriedAgain()
    {
        using ShellChild world = new();
        using SupervisedProcess process = world.Supervise("echo again; exit 1");
        await process.StartAsync(TestContext.Current.CancellationToken);

        await Eventually.IsAsync("three ends", () => process.Deaths, deaths => deaths >= 3);
        await process.StopAsync();
        int deaths = process.Deaths;
        Assert.True(world.Log.Split("again\n").Length - 1 >= deaths, world.Log);
    }

    [Fact]
    public async Task Stop_ARunningProgram_LeavesItStopped()
    {
        using ShellChild world = new();
        using SupervisedProcess process = world.Supervise(ShellChild.Patient);
        await process.StartAsync(TestContext.Current.CancellationToken);
        await world.PrintsAsync("up");
        await process.StopAsync();

        Assert.EndsWith("stopped\n", world.Log, StringComparison.Ordinal);
        Assert.Equal(0, process.Deaths);
        Assert.Equal("", world.Said);
    }

    [Fact]
    public async Task Stop_WhatWasNeverStarted_IsDone()
    {
        using ShellChild world = new();
        using SupervisedProcess process = world.Supervise(ShellChild.Patient);

        await process.StopAsync();
        Assert.Equal(0, process.Id);
    }

    [Fact]
    public async Task Start_AnEarlierOneStillRuns_WaitsForItsEnd()
    {
        using ShellChild world = new();
        using ChildProcess earlier = await world.StartAsync(ShellChild.Patient);
        await world.PrintsAsync("up");
        using SupervisedProcess process = world.Supervise(ShellChild.Patient);
        Task starting = process.StartAsync(TestContext.Current.CancellationToken);

        await Eventually.IsAsync(
            "word of it", () => world.Said, said => said.Contains("still runs", StringComparison.Ordinal));
        Assert.False(starting.IsCompleted);
        await earlier.StopAsync();
        await starting;
        Assert.NotEqual(earlier.Id, process.Id);
        await process.StopAsync();
    }
}
