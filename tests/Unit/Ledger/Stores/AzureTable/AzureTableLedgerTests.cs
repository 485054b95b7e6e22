using System.Text.Json;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Silo;
using OrderGrains.Tests.Orders;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class AzureTableLedgerTests : IDisposable
{
    private static readonly LedgerOwner s_owner = new("order", "default/a", "order");
    private readonly TableFaults _faults = new();
    private readonly string _table = AzuriteServer.NewTable();

    public void Dispose() => _faults.Dispose();

    [Fact]
    public async Task Write_AnOrder_TheOfficialClientReadsItsStateAsJson()
    {
        AzuriteServer server = await AzuriteServer.StartedAsync();
        TableLedger world = new() { States = new StateCodec([OrderJson.Default, StoreJson.Default]) };
        OrderState order = new() { Attempt = 1 };
        order.Place(OrderSamples.Key, OrderSamples.Decide());
        await using (LedgerEngine ledger = await world.OpenAsync(await OpenAsync()))
        {
            await ledger.WriteAsync(new LedgerOwner("order", "default/ord_1", "order"), order);
        }

        JsonElement[] entities = await TableScript.ListAsync(server.ConnectionString, _table);

        JsonElement row = Assert.Single(
            entities, entity => entity.GetProperty("rowKey").GetString() == "s!default~2ford_1!order");
        using JsonDocument state = JsonDocument.Parse(row.GetProperty("text").GetString()!);
        Assert.Equal("sto_1", state.RootElement.GetProperty("content").GetProperty("store_id").GetString());
        Assert.Matches("^[0-9]{4}$", row.GetProperty("partitionKey").GetString());
        string[] rowKeys = [.. entities.Select(entity => entity.GetProperty("rowKey").GetString()!)];
        Assert.Contains(rowKeys, rowKey => rowKey.StartsWith("e!", StringComparison.Ordinal));
        Assert.Equal(4 + 1, rowKeys.Count(rowKey => rowKey == "$head"));
    }

    [Fact]
    public async Task Write_AnswersAreLost_EveryEventIsDeliveredOnce()
    {
        TableLedger world = new();
        await using LedgerEngine ledger = await world.OpenAsync(await OpenAsync());
        ledger.Start();
        for (int sequence = 1; sequence <= 10; sequence++)
        {
            _faults.PlanBatches(TableFault.LostAnswer, TableFault.Busy, TableFault.TimedOut);
            await ledger.WriteAsync(s_owner, Note.Of(s_owner.Key, sequence));
        }

        await Eventually.IsAsync("ten events", () => world.Deliveries.TextsOf("keeper").Count, count => count >= 10);
        Assert.Equal(
            Enumerable.Range(1, 10).Select(sequence => $"default/a#{sequence}"), world.Deliveries.TextsOf("keeper"));
        Assert.Equal(
            "default/a#10",
            (await ledger.ReadStateAsync<Note>("order", s_owner.Key, CancellationToken.None))!.Text);
    }

    [Fact]
    public async Task Write_AfterAnotherOwnerTookOver_FailsAndChangesNothing()
    {
        TableLedger world = new();
        LedgerEngine stale = await world.OpenAsync(await OpenAsync());
        await using LedgerEngine owner = await new TableLedger().OpenAsync(await OpenAsync());
        await owner.WriteAsync(s_owner, Note.Of(s_owner.Key, 1));

        await Assert.ThrowsAsync<BucketLostException>(() => stale.WriteAsync(s_owner, Note.Of(s_owner.Key, 99)));

        Assert.Equal(
            "default/a#1",
            (await owner.ReadStateAsync<Note>("order", s_owner.Key, CancellationToken.None))!.Text);
    }

    [Fact]
    public async Task Open_EventsAndDueMessagesOfAnEarlierProcess_AreDelivered()
    {
        LedgerEngine earlier = await new TableLedger().OpenAsync(await OpenAsync());
        Note note = Note.Of(s_owner.Key, 1, index: "orders");
        note.Parts.Due.Add(new DueChange("deadline", TimeProvider.System.GetUtcNow(), false));
        await earlier.WriteAsync(s_owner, note);

        TableLedger world = new();
        await using LedgerEngine ledger = await world.OpenAsync(await OpenAsync());
        ledger.Start();

        await Eventually.IsAsync(
            "an event and a due message",
            () => (Events: world.Deliveries.TextsOf("keeper").Count, Due: world.Deliveries.Due.Count),
            seen => seen is { Events: 1, Due: 1 });
        IndexPage page = await ledger.ReadIndexAsync(
            new IndexQuery { Index = "orders", Partition = "all", Limit = 5 }, CancellationToken.None);
        Assert.Equal(["default/a"], page.Items.Select(item => item.Key));
    }

    private async Task<AzureTableStore> OpenAsync()
    {
        AzuriteServer server = await AzuriteServer.StartedAsync();
        return await TableBench.OpenAsync(new AzureTableStoreOptions
        {
            ConnectionString = server.ConnectionString,
            Table = _table,
            Buckets = 4,
            Retries = 0,
            Transport = _faults.Transport,
        });
    }
}
