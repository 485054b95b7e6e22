using OrderGrains.LocalCluster.Processes;
using OrderGrains.LocalCluster.Tools;
using OrderGrains.Silo;

namespace OrderGrains.LocalCluster;

/// <summary>
/// The processes of a cluster: starts them from the table service up, and stops them the other way round, so that
/// nothing loses what it needs to stop in order.
/// </summary>
public sealed class RunningCluster(ClusterArguments arguments, ClusterOutput output, StopSignals signals)
    : IAsyncDisposable
{
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly ChildFiles files = new(arguments.DataFolder);

    /// <summary>What was started, in layers: each needs those before it.</summary>
    private readonly List<List<SupervisedProcess>> layers = [];

    /// <summary>Starts everything, and returns when everything has stopped in order.</summary>
    /// <exception cref="ClusterStartException">It cannot be started; what was started has been stopped.</exception>
    public async Task RunAsync()
    {
        try
        {
            await StartAsync(signals.Stop);
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, signals.Stop);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            output.Say("Stopping; Ctrl-C again ends everything at once");
        }

        await StopAsync();
        output.Say("Stopped");
    }

    /// <summary>Stops what still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (SupervisedProcess process in layers.SelectMany(layer => layer))
        {
            process.Dispose();
        }
    }

    private async Task StartAsync(CancellationToken stop)
    {
        if (!FreePort.IsFree(arguments.Port))
        {
            throw new ClusterStartException(
                $"Port {arguments.Port} is in use: pass --port, or end what listens there.");
        }

        files.Create();
        using Readiness readiness = new(output, Time);
        string folder = HostFolder.Find(AppContext.BaseDirectory, SiloHost.Name, arguments.Host);
        ProductPrograms programs = new(folder, Environment.ProcessPath ?? "dotnet", output);
        IReadOnlyList<string> api = await programs.ProvideApiAsync(stop);
        string store = arguments.Store ?? await StartAzuriteAsync(readiness, stop);
        ClusterPlan plan = ClusterPlan.Create(arguments, store, programs.Silo, api);
        await StartAsync(plan.Silos, readiness, stop);
        await StartAsync([plan.Api], readiness, stop);
        IEnumerable<SupervisedProcess> running = layers.AsEnumerable().Reverse().SelectMany(layer => layer);
        output.Print(ClusterReport.Of(plan.Api.Address, running, Places(store)));
    }

    private IEnumerable<(string What, string Where)> Places(string store) =>
    [
        ("store", arguments.Store is null
            ? Path.Combine(arguments.DataFolder, "azurite")
            : StoreDescription.Of(store)),
        ("e-mails", ClusterPlan.MailOf(arguments)),
    ];

    private async Task<string> StartAzuriteAsync(Readiness readiness, CancellationToken stop)
    {
        int port = FreePort.Near(AzuriteTool.PreferredPort, []);
        AzuriteTool tool = new(arguments.DataFolder, ProgramSearch.Folders, output);
        ProgramStart program = await tool.ProvideAsync(port, stop);
        Uri address = new($"http://127.0.0.1:{port}");
        await StartAsync([new ClusterMember(address, program) { SaysHealth = false }], readiness, stop);
        return AzuriteTool.ConnectionString(port);
    }

    private async Task StartAsync(IReadOnlyList<ClusterMember> members, Readiness readiness, CancellationToken stop)
    {
        List<SupervisedProcess> layer = [];
        layers.Add(layer);
        foreach (ClusterMember member in members)
        {
            SupervisedProcess process = new(member, files, output, Time);
            layer.Add(process);
            await process.StartAsync(stop);
        }

        await Task.WhenAll(layer.Select(process => readiness.WaitAsync(process, stop)));
    }

    private async Task StopAsync()
    {
        foreach (List<SupervisedProcess> layer in layers.AsEnumerable().Reverse())
        {
            Task stopping = Task.WhenAll(layer.Select(process => process.StopAsync()));
            await using CancellationTokenRegistration kill = signals.Kill.Register(() => KillAll(layer));
            await stopping;
        }
    }

    // The table service is never killed, which would lose what it has not saved; without callers it stops at once.
    private static void KillAll(List<SupervisedProcess> layer)
    {
        foreach (SupervisedProcess process in layer.Where(process => process.Name != AzuriteTool.Name))
        {
            process.Kill();
        }
    }
}
