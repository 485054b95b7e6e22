using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Tests.Runtime;

internal sealed class StatefulGrain(
    [PersistentState("sum", "ledger")] IPersistentState<StatefulState> state, Gates gates) : Grain, IStatefulGrain
{
    private IGrainTimer? timer;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        gates.Journal.Add($"activated with {state.State.Sum}, {(state.RecordExists ? "stored" : "new")}");
        return Task.CompletedTask;
    }

    public async Task<int> Add(int number)
    {
        state.State.Sum += number;
        await state.WriteStateAsync();
        return state.State.Sum;
    }

    public async Task AddTwiceAtOnce()
    {
        Task first = Add(1);
        Task second = Add(1);
        await first;
        await second;
    }

    public Task<int> Read() => Task.FromResult(state.State.Sum);

    public async Task Clear()
    {
        await state.ClearStateAsync();
        state.State = new StatefulState();
    }

    public Task StartTimer(TimeSpan dueTime, TimeSpan period, bool keepAlive)
    {
        GrainTimerCreationOptions options = new(dueTime, period) { KeepAlive = keepAlive };
        timer = this.RegisterGrainTimer(TickAsync, options);
        return Task.CompletedTask;
    }

    public Task StopTimer()
    {
        timer?.Dispose();
        return Task.CompletedTask;
    }

    private Task TickAsync()
    {
        gates.Journal.Add("tick");
        return gates.Failing.Contains("tick") ? throw new InvalidOperationException("tick") : Task.CompletedTask;
    }
}
