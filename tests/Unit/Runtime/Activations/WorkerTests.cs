namespace OrderGrains.Tests.Runtime;

public sealed class WorkerTests
{
    [Fact]
    public void Call_OfBusyWorker_GoesToAnotherUpToTheLimit()
    {
        using TestHost host = new();
        IWorkerGrain worker = host.Runtime.GetGrain<IWorkerGrain>("any");
        Task<int>[] calls = [.. Enumerable.Range(0, 3).Select(_ => worker.Work("x"))];
        host.Turns.Run();
        host.Gates.Open("x");
        int[] workers = [.. calls.Select(host.Finish)];
        Assert.Equal(2, workers.Distinct().Count());
        Assert.Equal(2, host.Runtime.GetStatistics().Single(item => item.Type.ToString() == "worker").Activations);
    }

    [Fact]
    public void Call_OfIdleWorker_UsesItAgain()
    {
        using TestHost host = new();
        IWorkerGrain worker = host.Runtime.GetGrain<IWorkerGrain>("any");
        host.Gates.Open("x");
        Assert.Equal(host.Finish(worker.Work("x")), host.Finish(worker.Work("x")));
    }
}
