using System.Collections.Concurrent;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>Calling: calls of this side, and what comes back for them.</summary>
internal sealed partial class SiloConnection
{
    /// <summary>The most batches of answers that are kept to be used again.</summary>
    private const int MaxSpareBatches = 16;

    private readonly RouteNumbers numbers = new();
    private readonly ConcurrentQueue<AnswerBatch> spares = new();
    private AnswerBatch? batch;
    private long calls;
    private long failures;

    /// <summary>Sends a call. It is the connection's until it is answered, when the result is Sent.</summary>
    /// <exception cref="MessageTooLargeException">The arguments are too large; nothing was sent.</exception>
    public SendResult TrySend(OutboundCall outbound)
    {
        if (isPeerLeaving)
        {
            return SendResult.Leaving;
        }

        GrainCall call = outbound.Call;
        WireWriter writer = FrameWriter.Take();
        writer.Varint(NumberOf(call));
        writer.Text(call.Target.GrainId.Key.ToString());
        CallHead.Write(writer, call, transport.TimeUntil(outbound.Deadline));
        call.WriteArguments(writer);
        CheckSize(call.Method, writer.Length);
        SendResult result = TryPost(outbound, writer.Written.Span);
        FrameWriter.Return(writer);
        return result;
    }

    /// <summary>Gives an answer to who waits for it.</summary>
    public void Complete(OutboundCall outbound, FrameKind kind, ReadOnlySpan<byte> contents)
    {
        WireReader reader = new(contents);
        try
        {
            if (kind == FrameKind.Result)
            {
                outbound.Call.CompleteFrom(ref reader);
                return;
            }

            Interlocked.Increment(ref failures);
            outbound.Call.TryFail(transport.Failures.Read(ref reader));
        }
#pragma warning disable CA1031 // The supervisor of answers: one that cannot be read fails its call, not the connection.
        catch (Exception failure) when (!outbound.Call.IsCompleted)
#pragma warning restore CA1031
        {
            outbound.Call.TryFail(new UnknownOutcomeException(
                $"{outbound.Call.Method} of {outbound.Call.Target.GrainId}: the answer of {PeerName} is unreadable.",
                failure));
        }
    }

    /// <summary>Takes an empty batch to use it again.</summary>
    public void Return(AnswerBatch empty)
    {
        if (spares.Count < MaxSpareBatches)
        {
            spares.Enqueue(empty);
        }
    }

    private SendResult TryPost(OutboundCall outbound, ReadOnlySpan<byte> contents)
    {
        bool wake;
        lock (gate)
        {
            if (isClosed)
            {
                return SendResult.Closed;
            }

            if (unsent.Length > transport.Options.MaxUnsentBytes
                || !table.TryAdd(outbound, unsent.Batch, out uint number))
            {
                return SendResult.Full;
            }

            calls++;
            wake = Add(FrameKind.Call, number, contents);
        }

        transport.CountCall();
        Wake(wake);
        return SendResult.Sent;
    }

    private uint NumberOf(GrainCall call)
    {
        uint number = numbers.Find(call.Method, call.Target.GrainId.Type);
        return number != 0 ? number : Define(call.Method, call.Target.GrainId.Type);
    }

    private uint Define(GrainMethod method, Orleans.Runtime.GrainType type)
    {
        WireWriter definition = new();
        definition.Text(method.InterfaceName);
        definition.Text(method.MethodName);
        definition.Text(type.ToString());
        bool wake;
        lock (gate)
        {
            uint known = numbers.Find(method, type);
            if (known != 0)
            {
                return known;
            }

            wake = Add(FrameKind.Define, numbers.Next, definition.Written.Span);
            numbers.Add(method, type);
        }

        Wake(wake);
        return numbers.Find(method, type);
    }

    private void OnAnswer(FrameKind kind, uint number, ReadOnlySpan<byte> contents)
    {
        // Read first: while a refusal is unreadable its call still waits, and fails with the connection.
        (RefusalReason reason, SiloAddress? hint) = kind == FrameKind.Refusal ? ReadRefusal(contents) : default;
        OutboundCall? outbound;
        lock (gate)
        {
            outbound = table.Take(number);
        }

        if (outbound is null)
        {
            return;
        }

        if (kind == FrameKind.Refusal)
        {
            Interlocked.Increment(ref failures);
            transport.OnRefused(outbound, peer!.Address, reason, hint);
        }
        else if (outbound.Call.Caller is not null)
        {
            // A grain goes on in a turn of its own, so that nothing of it runs here.
            Complete(outbound, kind, contents);
        }
        else
        {
            Collect(outbound, kind, contents);
        }
    }

    private static (RefusalReason Reason, SiloAddress? Hint) ReadRefusal(ReadOnlySpan<byte> contents)
    {
        WireReader reader = new(contents);
        RefusalReason reason = (RefusalReason)reader.Byte();
        return (reason, SiloAddress.TryParse(reader.Text(), out SiloAddress? named) ? named : null);
    }

    /// <summary>Whoever is not a grain may go on right where it is answered: not in the receiving loop.</summary>
    private void Collect(OutboundCall outbound, FrameKind kind, ReadOnlySpan<byte> contents)
    {
        batch ??= spares.TryDequeue(out AnswerBatch? spare) ? spare : new AnswerBatch(this);
        if (batch.Add(outbound, kind, contents))
        {
            FinishBatch();
        }
    }

    private void FinishBatch()
    {
        if (batch is not null)
        {
            transport.Scheduler.Schedule(batch);
            batch = null;
        }
    }

    private void CheckSize(GrainMethod method, int contents)
    {
        int size = contents + Frame.HeaderBytes - Frame.LengthBytes;
        if (size > transport.Options.MaxFrameSizeBytes)
        {
            throw new MessageTooLargeException(
                $"{method}: a message of {size} bytes; at most {transport.Options.MaxFrameSizeBytes} may travel.");
        }
    }
}
