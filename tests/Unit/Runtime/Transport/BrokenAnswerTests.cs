using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

/// <summary>A silo that answers well, then badly.</summary>
public sealed class BrokenAnswerTests
{
    [Fact]
    public void Answer_InFrontOfRubbish_IsGivenToItsCaller()
    {
        using TestCluster cluster = new(0);
        (Task call, Stream server, uint number) = Begin(cluster);
        byte[] frames = new byte[Frame.HeaderBytes * 2];
        Frame.WriteHeader(frames, FrameKind.Result, number, 0);
        Frame.WriteHeader(frames.AsSpan(Frame.HeaderBytes), (FrameKind)99, 0, 0);
        cluster.Finish(server.WriteAsync(frames).AsTask());
        cluster.Turns.Run();
        Assert.True(call.IsCompletedSuccessfully, $"The call is {call.Status}.");
    }

    [Fact]
    public void Refusal_ThatIsUnreadable_FailsItsCall()
    {
        using TestCluster cluster = new(0);
        (Task call, Stream server, uint number) = Begin(cluster);
        byte[] frame = new byte[Frame.HeaderBytes];
        Frame.WriteHeader(frame, FrameKind.Refusal, number, 0);
        cluster.Finish(server.WriteAsync(frame).AsTask());
        cluster.Turns.Run();
        Assert.IsType<UnknownOutcomeException>(call.Exception?.InnerException);
    }

    /// <summary>A call that has arrived, with its number.</summary>
    private static (Task Call, Stream Server, uint Number) Begin(TestCluster cluster)
    {
        TestSilo client = cluster.Add(address: null);
        INetworkListener listener =
            cluster.Finish(cluster.Network.ListenAsync("silo", 0, CancellationToken.None).AsTask());
        client.Locator.Set("a", new SiloAddress("silo", listener.Port, 1));
        Task call = client.Probe("a").Touch().AsTask();
        Stream server = cluster.Finish(LetInAsync(listener));
        return (call, server, cluster.Finish(ReadCallAsync(server)));
    }

    private static async Task<Stream> LetInAsync(INetworkListener listener)
    {
        Stream stream = (await listener.AcceptAsync(CancellationToken.None))!;
        await Greeting.ReceiveAsync(stream, CancellationToken.None);
        await Greeting.WelcomeAsync(stream, Greeting.Newest, CancellationToken.None);
        return stream;
    }

    private static async Task<uint> ReadCallAsync(Stream stream)
    {
        while (true)
        {
            byte[] length = new byte[Frame.LengthBytes];
            await stream.ReadExactlyAsync(length);
            byte[] frame = new byte[Frame.SizeOf(length, 1_000)];
            await stream.ReadExactlyAsync(frame.AsMemory(Frame.LengthBytes));
            if (Frame.KindOf(frame) == FrameKind.Call)
            {
                return Frame.NumberOf(frame);
            }
        }
    }
}
