using System.Text;
using Orleans.Runtime;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>Serving: calls of the other side, and their answers.</summary>
internal sealed partial class SiloConnection
{
    private const int ShortKey = 256;

    private int serving;
    private volatile bool isLeaving;

    /// <summary>Answers with a call's result.</summary>
    public void Answer(uint number, GrainCall call)
    {
        WireWriter writer = FrameWriter.Take();
        try
        {
            call.WriteResult(writer);
            CheckSize(call.Method, writer.Length);
        }
#pragma warning disable CA1031 // The supervisor of results: one that cannot be written is its caller's to handle.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            AnswerFailure(number, failure);
            return;
        }

        Reply(FrameKind.Result, number, writer);
    }

    /// <summary>Answers with a failure.</summary>
    public void AnswerFailure(uint number, Exception failure)
    {
        Interlocked.Increment(ref failures);
        WireWriter writer = FrameWriter.Take();
        transport.Failures.Write(writer, failure);
        Reply(FrameKind.Failure, number, writer);
    }

    /// <summary>Answers a call whose caller does not wait for its end.</summary>
    public void Acknowledge(uint number) => Reply(FrameKind.Result, number, FrameWriter.Take());

    /// <summary>Sends a call back.</summary>
    public void Refuse(uint number, RefusalReason reason, SiloAddress? hint)
    {
        Interlocked.Increment(ref failures);
        WireWriter writer = FrameWriter.Take();
        writer.Byte((byte)reason);
        writer.Text(hint?.ToString() ?? "");
        Reply(FrameKind.Refusal, number, writer);
    }

    private void Reply(FrameKind kind, uint number, WireWriter writer)
    {
        Interlocked.Decrement(ref serving);
        Post(kind, number, writer.Written.Span);
        FrameWriter.Return(writer);
    }

    private void OnCall(uint number, ReadOnlySpan<byte> contents)
    {
        WireReader reader = new(contents);
        RouteTable.Route route = routes.Find(reader.Varint());
        ReadOnlySpan<byte> key = reader.Bytes();
        CallHead head = CallHead.Read(ref reader);
        if (key.IsEmpty)
        {
            throw new WireFormatException("A call without a grain.");
        }

        calls++;
        int now = Interlocked.Increment(ref serving);
        if (isLeaving)
        {
            Refuse(number, RefusalReason.Stopping, hint: null);
        }
        else if (now > transport.Options.MaxOutstandingCalls)
        {
            Refuse(number, RefusalReason.Overloaded, hint: null);
        }
        else if (route.Class is null || route.Method?.Reader is null)
        {
            AnswerFailure(number, new NotSupportedException($"This silo has no {route.Name}."));
        }
        else
        {
            Dispatch(new InboundCall(this, number, head), route, key, ref reader);
        }
    }

    private void Dispatch(InboundCall inbound, RouteTable.Route route, ReadOnlySpan<byte> key, ref WireReader reader)
    {
        GrainCall call;
        try
        {
            call = route.Method!.Reader!(TargetOf(route, key), ref reader);
        }
#pragma warning disable CA1031 // The supervisor of arguments: those that cannot be read fail their call only.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            inbound.OnFailed(failure);
            return;
        }

        call.Passage = inbound;
        call.Context = inbound.Head.Context;
        call.Activity = inbound.Trace = inbound.Head.ContinueTrace(route.Method);
        transport.Runtime.Receive(call);
    }

    /// <summary>A reference to a grain; a live grain's own, so that nothing needs to be looked up again.</summary>
    private GrainReference TargetOf(RouteTable.Route route, ReadOnlySpan<byte> key)
    {
        if (key.Length <= ShortKey)
        {
            Span<char> text = stackalloc char[ShortKey];
            int length = Encoding.UTF8.GetChars(key, text);
            if (route.Class!.Find(text[..length]) is { } live)
            {
                return live.Reference;
            }
        }

        IdSpan id = IdSpan.Create(Encoding.UTF8.GetString(key));
        return new PlainReference(transport.Runtime, new GrainId(route.Type, id));
    }
}
