using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Events of one stream on their way to its consumer: what the ledger's relay hands to Orleans at once. A consumer on
/// another silo gets a copy; what becomes of the delivery is known where it began.
/// </summary>
[GenerateSerializer, Immutable, Alias("og.LedgerBatch")]
internal sealed class LedgerBatch : IBatchContainer
{
    [NonSerialized]
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [NonSerialized]
    private Exception? failure;

    public LedgerBatch(StreamId streamId, EventSequenceTokenV2 token, object[] items)
    {
        StreamId = streamId;
        Token = token;
        Items = items;
    }

    /// <inheritdoc/>
    [Id(0)]
    public StreamId StreamId { get; }

    /// <summary>Its number in the queue.</summary>
    [Id(1)]
    public EventSequenceTokenV2 Token { get; }

    /// <summary>The events.</summary>
    [Id(2)]
    public object[] Items { get; }

    /// <inheritdoc/>
    public StreamSequenceToken SequenceToken => Token;

    /// <summary>Done when the consumer has acknowledged all of it; fails with what the consumer threw.</summary>
    public Task Done => done.Task;

    /// <inheritdoc/>
    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        Items.Select((item, at) => Tuple.Create((T)item, (StreamSequenceToken)Token.CreateSequenceTokenForEvent(at)));

    /// <inheritdoc/>
    public bool ImportRequestContext() => false;

    /// <summary>What the consumer threw; the pulling agent does not pass it on.</summary>
    public void Note(Exception thrown) => Volatile.Write(ref failure, thrown);

    /// <summary>The consumer has acknowledged it.</summary>
    public void Acknowledge() => done.TrySetResult();

    /// <summary>The consumer has failed, or was not reached.</summary>
    public void Fail() => done.TrySetException(Volatile.Read(ref failure) ?? new InfrastructureException(
        "stream_interrupted", "The stream did not reach its consumer.", retryable: true));
}
