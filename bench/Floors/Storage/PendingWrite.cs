using System.Buffers;
using System.Text.Json;
using System.Threading.Tasks.Sources;

namespace OrderGrains.Bench.Floors.Storage;

/// <summary>One order on its way into a commit. Reused; awaited once per use.</summary>
internal sealed class PendingWrite : IValueTaskSource<bool>
{
    private ManualResetValueTaskSourceCore<bool> _done;

    public PendingWrite() => Writer = new Utf8JsonWriter(State, new JsonWriterOptions { SkipValidation = true });

    /// <summary>The order's id, UTF-8.</summary>
    public ArrayBufferWriter<byte> Id { get; } = new(64);

    public bool Status { get; set; }

    /// <summary>The order's state as it is stored: JSON, then spaces.</summary>
    public ArrayBufferWriter<byte> State { get; } = new(2_048);

    /// <summary>Writes the state.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>How much of the state is the answer's body.</summary>
    public int BodyLength { get; set; }

    public string StoreId { get; set; } = "";

    public string CustomerId { get; set; } = "";

    /// <summary>Microseconds since 1970.</summary>
    public long PlacedAt { get; set; }

    /// <summary>The order's version after this write.</summary>
    public long Version { get; set; } = 1;

    /// <summary>False when it changes an order that is there.</summary>
    public bool IsNew { get; set; } = true;

    /// <summary>The order ends with this write.</summary>
    public bool Ends { get; set; }

    /// <summary>
    /// False when there was such an order already, or for a change, when there is none that it can start from.
    /// </summary>
    public bool Done { get; set; }

    /// <summary>Why the commit failed.</summary>
    public Exception? Failure { get; set; }

    public ValueTask<bool> Task => new(this, _done.Version);

    public void Clear()
    {
        _done.Reset();
        Id.ResetWrittenCount();
        State.ResetWrittenCount();
        Writer.Reset(State);
        Version = 1;
        IsNew = true;
        Ends = false;
        Failure = null;
    }

    public void Complete()
    {
        if (Failure is null)
        {
            _done.SetResult(Done);
        }
        else
        {
            _done.SetException(Failure);
        }
    }

    public bool GetResult(short token) => _done.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _done.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _done.OnCompleted(continuation, state, token, flags);
}
