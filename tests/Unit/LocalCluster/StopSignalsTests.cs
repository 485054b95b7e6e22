using OrderGrains.LocalCluster;

namespace OrderGrains.Tests.LocalCluster;

public sealed class StopSignalsTests
{
    [Fact]
    public void Receive_Once_Stops()
    {
        using StopSignals signals = new(CancellationToken.None);
        signals.Receive();

        Assert.True(signals.Stop.IsCancellationRequested);
        Assert.False(signals.Kill.IsCancellationRequested);
    }

    [Fact]
    public void Receive_Twice_Kills()
    {
        using StopSignals signals = new(CancellationToken.None);
        signals.Receive();
        signals.Receive();

        Assert.True(signals.Kill.IsCancellationRequested);
    }

    [Fact]
    public void Receive_AfterTheToken_Kills()
    {
        using CancellationTokenSource token = new();
        using StopSignals signals = new(token.Token);
        token.Cancel();
        Assert.True(signals.Stop.IsCancellationRequested);
        Assert.False(signals.Kill.IsCancellationRequested);

        signals.Receive();

        Assert.True(signals.Kill.IsCancellationRequested);
    }
}
