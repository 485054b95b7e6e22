using Orleans.Runtime;
using OrderGrains.Runtime;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Tests.Runtime;

public sealed class CallCodecTests
{
    [Fact]
    public void Call_OverTheWire_ReachesTheGrainAndBringsItsAnswerBack()
    {
        using TestHost host = new();
        Relay relay = new(host.Runtime);
        GrainInterfaceInfo probe = GrainManifestBuilder.Read(typeof(IProbeGrain).Assembly).Interfaces
            .Single(static item => item.Type == typeof(IProbeGrain));
        IProbeGrain remote = (IProbeGrain)probe.CreateReference(relay, GrainId.Create("probe", "a"));

        Assert.Equal("a>b", host.Finish(relay.Answer(remote.Chain(["probe:b"]), host)));
        Assert.Equal(6, host.Finish(relay.Answer(remote.Value(5).AsTask(), host)));
    }

    /// <summary>Turns each call into bytes, carries those out, and turns the answer into bytes again.</summary>
    private sealed class Relay(GrainRuntime runtime) : ICallTransport
    {
        private readonly List<(GrainCall Sent, GrainCall Received)> calls = [];

        public void Send(GrainCall call)
        {
            WireWriter writer = new();
            call.WriteArguments(writer);
            WireReader reader = new(writer.Written.Span);
            GrainReference target = (GrainReference)runtime.GetGrain<IProbeGrain>(call.Target.GrainId);
            GrainCall received = call.Method.Reader!(target, ref reader);
            calls.Add((call, received));
            ((ICallTransport)runtime).Send(received);
        }

        public Task<T> Answer<T>(Task<T> reply, TestHost host)
        {
            host.Turns.Run();
            foreach ((GrainCall sent, GrainCall received) in calls)
            {
                WireWriter writer = new();
                received.WriteResult(writer);
                WireReader reader = new(writer.Written.Span);
                sent.CompleteFrom(ref reader);
            }

            calls.Clear();
            return reply;
        }
    }
}
