using System.Runtime.Versioning;
using OrderGrains.LocalCluster;
using OrderGrains.LocalCluster.Processes;
using OrderGrains.LocalCluster.Tools;
using OrderGrains.Tests.Ledger.Stores;
using OrderGrains.Tests.LocalCluster.Processes;

namespace OrderGrains.Tests.LocalCluster.Tools;

[UnsupportedOSPlatform("windows")]
public sealed class AzuriteToolTests : IDisposable
{
    private const string Script = "node_modules/azurite/dist/src/table/main.js";
    private const string Node20 = "echo v20.1.0";
    private readonly TemporaryFolder folder = new();
    private readonly SaidLines said = new();

    private string Programs => Directory.CreateDirectory(folder.File("programs")).FullName;

    private string Data => Directory.CreateDirectory(folder.File("data")).FullName;

    [Fact]
    public async Task Provide_OnThePath_IsUsed()
    {
        Install("azurite-table", "true");

        ProgramStart start = await ProvideAsync();

        Assert.Equal(Path.Combine(Programs, "azurite-table"), start.Command[0]);
        Assert.Equal("127.0.0.1", start.Command[start.Command.ToList().IndexOf("--tableHost") + 1]);
        Assert.Equal("4711", start.Command[start.Command.ToList().IndexOf("--tablePort") + 1]);
        Assert.Equal("INT", start.StopSignal);
        Assert.True(Directory.Exists(Path.Combine(Data, "azurite")));
    }

    [Theory]
    [InlineData("data/tools")]
    [InlineData("tools")]
    public async Task Provide_InTheTools_IsUsed(string tools)
    {
        Install("node", Node20);
        string script = Path.Combine(folder.Path, tools, Script);
        Directory.CreateDirectory(Path.GetDirectoryName(script)!);
        await File.WriteAllTextAsync(script, "", TestContext.Current.CancellationToken);

        ProgramStart start = await ProvideAsync();

        Assert.Equal([Path.Combine(Programs, "node"), script], start.Command.Take(2));
        Assert.Equal("", said.ToString());
    }

    [Fact]
    public async Task Provide_Nowhere_IsInstalled()
    {
        Install("node", Node20);
        Install("npm", "echo \"$@\" >arguments");

        ProgramStart start = await ProvideAsync();

        string arguments = await File.ReadAllTextAsync(
            Path.Combine(Data, "tools", "arguments"), TestContext.Current.CancellationToken);
        Assert.StartsWith($"install azurite@{AzuriteTool.Version} --prefix", arguments, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(Data, "tools", Script), start.Command[1]);
        Assert.Contains("Installing Azurite", said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "There is no Node.js")]
    [InlineData("echo v18.20.1", "true", "Node.js v18.20.1 is too old")]
    [InlineData(Node20, null, "There is no npm")]
    [InlineData(Node20, "echo no network; exit 3", "npm did not install Azurite (exit code 3)")]
    public async Task Provide_WithoutWhatItNeeds_SaysWhatToInstall(string? node, string? npm, string expected)
    {
        Install("node", node);
        Install("npm", npm);

        ClusterStartException failure = await Assert.ThrowsAsync<ClusterStartException>(ProvideAsync);

        Assert.StartsWith(expected, failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Install Node.js 20 or later with npm, or pass --store", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        said.Dispose();
        folder.Dispose();
    }

    private Task<ProgramStart> ProvideAsync() =>
        new AzuriteTool(Data, Programs, new ClusterOutput(said, TimeProvider.System))
            .ProvideAsync(4711, TestContext.Current.CancellationToken);

    private void Install(string name, string? script)
    {
        if (script is not null)
        {
            string path = Path.Combine(Programs, name);
            File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
