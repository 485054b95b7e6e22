using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

public sealed class ClientReadyTests
{
    private readonly ClusterWorld world = new(buckets: 4);

    [Fact]
    public void Ready_OfAClient_MeansThatASiloTakesCalls()
    {
        LedgerEngine client = world.Attach();
        world.RunFor(TimeSpan.FromSeconds(10));
        Assert.False(IsReady(client));
        world.Join();
        world.Until(() => IsReady(client), "the client to find the silo");
        world.Leave(world.Silos[0]);
        world.Until(() => !IsReady(client), "the client to find that it is gone");
        world.Join();
        world.Until(() => IsReady(client), "the client to find the next one");
    }

    private static bool IsReady(LedgerEngine client) =>
        client.Ownership.ReadyAsync(CancellationToken.None).IsCompletedSuccessfully;
}
