using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Concurrency;

namespace OrderGrains.Tests.Runtime;

[StatelessWorker(2)]
internal sealed class WorkerGrain(Gates gates) : Grain, IWorkerGrain
{
    public async Task<int> Work(string gate)
    {
        await gates.Wait(gate);
        return RuntimeHelpers.GetHashCode(this);
    }
}
