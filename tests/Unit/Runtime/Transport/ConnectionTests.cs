using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class ConnectionTests
{
    [Fact]
    public void Cut_WithACallInFlight_FailsItAsUnknownAndNeverRepeatsIt()
    {
        using TestCluster cluster = Started();
        Task<string?> call = cluster[0].Tally("a").NoteAfter("x", "gate");
        cluster.Until(() => cluster.Tally.Of("x") == 1, "the call to run");
        cluster.Network.CutAll();
        cluster.Failure<UnknownOutcomeException>(call);
        cluster.Gates.Open("gate");
        cluster.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(1, cluster.Tally.Of("x"));
    }

    [Fact]
    public void Cut_BeforeACallWasWritten_SendsItAgain()
    {
        using TestCluster cluster = Started();
        cluster.Finish(cluster[0].Tally("a").Note("first"));
        cluster.Network.Links[0].Client.IsStalled = true;
        Task<int> stuck = cluster[0].Tally("a").Note("stuck");
        cluster.Turns.Run();
        Task<int> behind = cluster[0].Tally("a").Note("behind");
        cluster.Turns.Run();
        cluster.Network.CutAll();
        cluster.Failure<UnknownOutcomeException>(stuck);
        Assert.Equal(1, cluster.Finish(behind));
        Assert.Equal(0, cluster.Tally.Of("stuck"));
    }

    [Fact]
    public void Silence_OfTheOtherSide_EndsTheConnection()
    {
        using TestCluster cluster = Started();
        cluster.Finish(cluster[0].Tally("a").Note("x"));
        cluster.Network.Isolated.Add(cluster[1].Address.Port);
        DateTimeOffset start = cluster.Time.Now;
        cluster.Failure<UnknownOutcomeException>(cluster[0].Tally("a").Note("y"));
        Assert.InRange(cluster.Time.Now - start, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Silence_WithoutCalls_IsBrokenBySignsOfLife()
    {
        using TestCluster cluster = Started();
        cluster.Finish(cluster[0].Tally("a").Note("x"));
        cluster.Pass(TimeSpan.FromMinutes(5));
        Assert.Single(cluster.Network.Links);
        Assert.Single(cluster[0].Transport.GetStatistics().Connections);
    }

    [Fact]
    public void Disconnect_OfASiloThatIsSilent_FailsItsCallsNow()
    {
        using TestCluster cluster = Started();
        Task<string?> call = cluster[0].Tally("a").NoteAfter("x", "gate");
        cluster.Until(() => cluster.Tally.Of("x") == 1, "the call to run");
        cluster.Network.Isolated.Add(cluster[1].Address.Port);
        cluster.Pass(TimeSpan.FromSeconds(3));
        Assert.False(call.IsCompleted);
        cluster[0].Transport.Disconnect(cluster[1].Address);
        cluster.Turns.Run();
        Assert.IsType<UnknownOutcomeException>(call.Exception?.InnerException);
    }

    [Fact]
    public void Disconnect_OfASiloThatStillAnswers_WaitsForItsAnswers()
    {
        using TestCluster cluster = Started();
        Task<string?> call = cluster[0].Tally("a").NoteAfter("x", "gate");
        cluster.Until(() => cluster.Tally.Of("x") == 1, "the call to run");
        cluster[0].Transport.Disconnect(cluster[1].Address);
        cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.False(call.IsCompleted);
        cluster.Gates.Open("gate");
        cluster.Finish(call);
        cluster.Until(
            () => cluster[0].Transport.GetStatistics().Connections.Count == 0, "the end of the connection");
    }

    [Fact]
    public void Drain_WithCallsOnTheirWay_EndsWhenTheOthersHaveNoMore()
    {
        using TestCluster cluster = Started();
        Task<string?> call = cluster[0].Tally("a").NoteAfter("x", "gate");
        cluster.Until(() => cluster.Tally.Of("x") == 1, "the call to run");
        Task drained = cluster[1].Transport.DrainAsync();
        cluster.Pass(TimeSpan.FromSeconds(2));
        Assert.False(drained.IsCompleted);
        cluster.Gates.Open("gate");
        cluster.Finish(drained);
        cluster.Finish(call);
        Assert.Empty(cluster[1].Transport.GetStatistics().Connections);
    }

    [Fact]
    public void Arguments_ThatAreTooLarge_AreNotSent()
    {
        using TestCluster cluster = Started(static options => options.MaxFrameSizeBytes = 2_000);
        cluster.Failure<MessageTooLargeException>(cluster[0].Tally("a").Fill(new byte[2_000], 1));
        Assert.Equal(1_900, cluster.Finish(cluster[0].Tally("a").Fill([], 1_900)).Length);
    }

    [Fact]
    public void Result_ThatIsTooLarge_FailsItsCallOnly()
    {
        using TestCluster cluster = Started(static options => options.MaxFrameSizeBytes = 2_000);
        cluster.Failure<MessageTooLargeException>(cluster[0].Tally("a").Fill([], 2_000));
        Assert.Equal(1, cluster.Finish(cluster[0].Tally("a").Note("x")));
        Assert.Single(cluster.Network.Links);
    }

    [Fact]
    public void Frame_LargerThanTheReceiveBuffer_Arrives()
    {
        using TestCluster cluster = Started();
        Assert.Equal(
            3_000_000, cluster.Finish(cluster[0].Tally("a").Fill(new byte[2_000_000], 3_000_000)).Length);
        Assert.Equal(1, cluster.Finish(cluster[0].Tally("a").Note("x")));
    }

    [Fact]
    public void Frame_LargerThanAllowedHere_EndsTheConnection()
    {
        using TestCluster cluster = new(1, static options => options.MaxFrameSizeBytes = 2_000);
        TestSilo client = cluster.Add(address: null);
        cluster.Place("a", cluster[0]);
        cluster.Failure<UnknownOutcomeException>(client.Tally("a").Fill(new byte[5_000], 1));
        Assert.Equal(1, cluster.Finish(client.Tally("a").Note("x")));
    }

    [Fact]
    public void Calls_PastTheLimit_AreRefusedAsOverload()
    {
        using TestCluster cluster = Started(static options => options.MaxOutstandingCalls = 3);
        Task<string>[] calls =
            [.. Enumerable.Range(0, 5).Select(_ => cluster[0].Probe("a").Hold("gate"))];
        cluster.Turns.Run();
        Assert.Equal(2, calls.Count(static call => call.Exception?.InnerException is GrainOverloadedException));
        cluster.Gates.Open("gate");
        cluster.Until(() => calls.All(static call => call.IsCompleted), "the others");
        Assert.Equal(3, calls.Count(static call => call.IsCompletedSuccessfully));
        cluster.Finish(cluster[0].Tally("a").Note("x"));
    }

    [Fact]
    public void Caller_ThatTakesNoAnswers_IsReadNoFurther()
    {
        using TestCluster cluster = new(1, static options =>
        {
            options.MaxUnsentBytes = 10_000;
            options.SendTimeout = TimeSpan.FromMinutes(1);
        });
        TestSilo client = cluster.Add(address: null);
        cluster.Place("a", cluster[0]);
        cluster.Finish(client.Tally("a").Note("first"));
        cluster.Network.Links[0].Server.IsStalled = true;
        for (int index = 0; index < 20; index++)
        {
            _ = client.Tally("a").Fill([], 5_000);
            cluster.Pass(TimeSpan.FromMilliseconds(10));
        }

        ConnectionStatistics served = Assert.Single(cluster[0].Transport.GetStatistics().Connections);
        Assert.InRange(served.BytesUnsent, 10_000, 20_000);
        Assert.True(served.Calls < 10, $"{served.Calls} calls were taken while nobody took the answers.");
    }

    [Fact]
    public void Greeting_OfAnotherCluster_IsRefusedAndSaysWhy()
    {
        using TestCluster cluster = new(1);
        TestSilo client = cluster.Add(null, static options =>
        {
            options.ClusterId = "other";
            options.CallTimeout = TimeSpan.FromSeconds(1);
        });
        cluster.Place("a", cluster[0]);
        SiloUnavailableException failure =
            cluster.Failure<SiloUnavailableException>(client.Tally("a").Note("x"));
        Assert.Contains("this is another cluster", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, cluster.Tally.Of("x"));
    }

    [Fact]
    public void Greeting_ForAnEarlierLife_IsRefused()
    {
        using TestCluster cluster = new(2, static options => options.CallTimeout = TimeSpan.FromSeconds(1));
        cluster[0].Locator.Set("a", cluster[1].Address with { Generation = 77 });
        SiloUnavailableException failure =
            cluster.Failure<SiloUnavailableException>(cluster[0].Tally("a").Note("x"));
        Assert.Contains("is gone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Greeting_WithAnotherVersion_IsRejected()
    {
        using TestCluster cluster = new(1);
        Hello hello = new(Greeting.Newest + 1, Greeting.Newest + 2, "ordergrains", cluster[0].Address.ToString(), "x");
        IOException failure = cluster.Failure<IOException>(GreetAsync(cluster, hello));
        Assert.Contains("of the protocol", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rubbish_AtThePort_HarmsNobody(int seed)
    {
        using TestCluster cluster = Started();
        Random random = new(seed);
        for (int run = 0; run < 50; run++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            cluster.Finish(SendAsync(cluster, bytes));
            cluster.Pass(TimeSpan.FromMilliseconds(1));
        }

        cluster.Pass(TimeSpan.FromSeconds(5));
        Assert.Empty(cluster[1].Transport.GetStatistics().Connections);
        Assert.Equal(1, cluster.Finish(cluster[0].Tally("a").Note("x")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rubbish_AfterTheGreeting_EndsItsConnectionOnly(int seed)
    {
        using TestCluster cluster = Started();
        Random random = new(seed);
        Hello hello = new(Greeting.Oldest, Greeting.Newest, "ordergrains", cluster[1].Address.ToString(), "x");
        for (int run = 0; run < 50; run++)
        {
            byte[] frame = new byte[Frame.HeaderBytes + random.Next(100)];
            random.NextBytes(frame);
            Frame.WriteHeader(frame, (FrameKind)random.Next(14), 1, frame.Length - Frame.HeaderBytes);
            Stream stream = cluster.Finish(GreetAsync(cluster, hello));
            cluster.Finish(stream.WriteAsync(frame).AsTask());
            cluster.Pass(TimeSpan.FromMilliseconds(1));
            stream.Dispose();
        }

        cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(cluster[1].Transport.GetStatistics().Connections);
        Assert.Equal(1, cluster.Finish(cluster[0].Tally("a").Note("x")));
    }

    [Fact]
    public void Options_ThatAreWrong_AreAllNamed()
    {
        SiloTransportOptions options = new()
        {
            ClusterId = " ",
            CallTimeout = TimeSpan.Zero,
            KeepAlive = TimeSpan.Zero,
            MaxFrameSizeBytes = 1,
            MaxOutstandingCalls = 70_000,
        };
        Assert.Equal(5, options.Validate().Count);
        Assert.Empty(new SiloTransportOptions().Validate());
    }

    private static TestCluster Started(Action<SiloTransportOptions>? configure = null)
    {
        TestCluster cluster = new(2, configure);
        cluster.Place("a", cluster[1]);
        return cluster;
    }

    private static async Task<Stream> GreetAsync(TestCluster cluster, Hello hello)
    {
        int port = SiloAddress.Parse(hello.Target).Port;
        Stream stream = await cluster.Network.ConnectAsync("silo", port, CancellationToken.None);
        await Greeting.GreetAsync(stream, hello, CancellationToken.None);
        return stream;
    }

    private static async Task SendAsync(TestCluster cluster, byte[] bytes)
    {
        int port = cluster[1].Address.Port;
        await using Stream stream = await cluster.Network.ConnectAsync("silo", port, CancellationToken.None);
        await stream.WriteAsync(bytes);
    }
}
