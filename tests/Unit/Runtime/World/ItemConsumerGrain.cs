using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Tests.Runtime;

[ImplicitStreamSubscription("numbers"), ImplicitStreamSubscription("letters")]
[GrainType("item-consumer")]
internal sealed class ItemConsumerGrain(Gates gates) : Grain, IStreamSubscriptionObserver, IAsyncObserver<string>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.StreamId.GetNamespace() == "numbers"
            ? handleFactory.Create<string>().ResumeAsync(this)
            : Task.CompletedTask;

    public Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        gates.Journal.Add($"one {token!.SequenceNumber}:{item}");
        return gates.Failing.Contains(item) ? throw new InvalidOperationException(item) : Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
