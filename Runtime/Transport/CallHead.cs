using System.Collections.Immutable;
using System.Diagnostics;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>What travels with a call beside its arguments.</summary>
internal readonly struct CallHead
{
    private const byte HasChain = 1;
    private const byte HasContext = 2;
    private const byte HasTrace = 4;

    private static readonly ActivitySource Traces = new("OrderGrains.Runtime");

    private CallHead(TimeSpan timeLeft, ChainLink[] chain)
    {
        TimeLeft = timeLeft;
        Chain = chain;
    }

    /// <summary>How long the caller still waits.</summary>
    public TimeSpan TimeLeft { get; }

    /// <summary>The requests on other silos that wait for the call.</summary>
    public ChainLink[] Chain { get; }

    /// <summary>The caller's request context; null: none.</summary>
    public ImmutableDictionary<string, object>? Context { get; init; }

    /// <summary>The caller's trace; null: none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What belongs to the trace; null: nothing.</summary>
    public string? TraceState { get; init; }

    /// <summary>Writes the head of a call.</summary>
    public static void Write(WireWriter writer, GrainCall call, TimeSpan timeLeft)
    {
        string? trace = call.Activity is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
        writer.Varint((ulong)Math.Max(timeLeft.TotalMilliseconds, 1));
        int flags = (call.Caller is null ? 0 : HasChain)
            | (call.Context is null ? 0 : HasContext)
            | (trace is null ? 0 : HasTrace);
        writer.Byte((byte)flags);
        if (call.Caller is not null)
        {
            ChainLink.WriteChain(writer, call);
        }

        if (call.Context is not null)
        {
            ContextCodec.Write(writer, call.Context);
        }

        if (trace is not null)
        {
            writer.Text(trace);
            writer.Text(call.Activity!.TraceStateString ?? "");
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CallHead Read(ref WireReader reader)
    {
        TimeSpan timeLeft = TimeSpan.FromMilliseconds((long)Math.Min(reader.Varint(), int.MaxValue));
        byte flags = reader.Byte();
        ChainLink[] chain = (flags & HasChain) != 0 ? ChainLink.ReadChain(ref reader) : [];
        var context = (flags & HasContext) != 0 ? ContextCodec.Read(ref reader) : null;
        string? trace = (flags & HasTrace) != 0 ? reader.Text() : null;
        string? state = trace is not null ? reader.Text() : null;
        return new CallHead(timeLeft, chain) { Context = context, TraceParent = trace, TraceState = state };
    }

    /// <summary>Continues the caller's trace; null when it has none. Started, but not the current one here.</summary>
    public Activity? ContinueTrace(GrainMethod method)
    {
        if (TraceParent is null || !ActivityContext.TryParse(TraceParent, TraceState, true, out ActivityContext parent))
        {
            return null;
        }

        Activity? outer = Activity.Current;
        Activity? activity = Traces.StartActivity(method.MethodName, ActivityKind.Server, parent);
        if (activity is null)
        {
            // Nobody listens here, but whoever this request calls belongs to the trace all the same.
            activity = new Activity(method.MethodName).SetParentId(TraceParent);
            activity.TraceStateString = TraceState;
            activity.Start();
        }

        Activity.Current = outer;
        return activity;
    }
}
