using System.Net;
using System.Net.Sockets;
using OrderGrains.LocalCluster;

namespace OrderGrains.Tests.LocalCluster;

public sealed class FreePortTests
{
    [Fact]
    public void IsFree_WhileSomebodyListens_IsFalse()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();

        Assert.False(FreePort.IsFree(((IPEndPoint)other.LocalEndpoint).Port));
    }

    [Fact]
    public void Near_PreferredIsTaken_IsAnother()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int preferred = ((IPEndPoint)other.LocalEndpoint).Port;

        int port = FreePort.Near(preferred, []);

        Assert.NotEqual(preferred, port);
        Assert.InRange(port, 1, ushort.MaxValue);
    }

    [Fact]
    public void Near_PreferredIsPromised_IsAnother()
    {
        int preferred = FreePort.Any();

        Assert.NotEqual(preferred, FreePort.Near(preferred, [preferred]));
    }

    [Fact]
    public void Near_PastTheLastPort_IsAPort() =>
        Assert.InRange(FreePort.Near(ushort.MaxValue + 1, []), 1, ushort.MaxValue);
}
