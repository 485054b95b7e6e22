using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Tests.Runtime;

[ImplicitStreamSubscription("messages")]
internal sealed class MessageConsumerGrain(Gates gates)
    : Grain, IStreamSubscriptionObserver, IAsyncBatchObserver<PositionalMessage>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<PositionalMessage>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<PositionalMessage>> items)
    {
        gates.Journal.Add(string.Join(' ', items.Select(item => $"{item.Token.SequenceNumber}:{item.Item}")));
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
