using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Tests.Runtime;

[ImplicitStreamSubscription("numbers")]
internal sealed class BatchConsumerGrain(Gates gates)
    : Grain, IConsumerGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<string>
{
    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        gates.Journal.Add($"subscribed {handleFactory.StreamId} by {handleFactory.ProviderName}");
        await handleFactory.Create<string>().ResumeAsync(this);
    }

    public Task OnNextAsync(IList<SequentialItem<string>> items)
    {
        gates.Journal.Add(string.Join(' ', items.Select(item => $"{item.Token.SequenceNumber}:{item.Item}")));
        return gates.Failing.Contains("batch") ? throw new InvalidOperationException("batch") : Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public Task EndSoon()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
