using OrderGrains.Ledger;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

/// <summary>What a store tells of its pauses and its items, and when: in the commit of the change, once.</summary>
public sealed class StoreNewsTests
{
    private static readonly DateTimeOffset Noon = StoreSamples.Now;
    private static readonly DateTimeOffset Later = Noon.AddMinutes(30);

    [Fact]
    public async Task Create_Store_TellsNobody()
    {
        StoreHarness store = await StoreHarness.Open(StoreSamples.WithItem(item => item with { SnoozedUntil = Later }));

        Assert.Empty(Told(store));
        Assert.Equal(new DueChange(StoreState.ReopenMessage, Later), Assert.Single(store.Store.Commits[0].Due));
    }

    [Fact]
    public async Task Pause_ThenResume_IsToldWithEachCommit()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Office.Pause(Later);
        await store.Office.Pause(Later);
        await store.Office.Pause(Later.AddHours(1));
        await store.Office.Pause(null);
        await store.Office.Pause(null);

        Assert.Equal(
            [$"1 Paused  {Later:HH:mm}", $"2 Paused  {Later.AddHours(1):HH:mm}", "3 Resumed  "], Told(store));
        Assert.Equal([0, 1, 0, 1, 1, 0], store.Store.Commits.Select(parts => parts.Events.Count));
        OutboxEvent first = store.Store.Commits[1].Events[0];
        Assert.Equal(
            (StoreEvent.StreamNamespace, StoreSamples.Key.ToString()), (first.StreamNamespace, first.StreamKey));
        var happened = (StoreEvent)first.Payload;
        Assert.Equal(("evt_store_sto_1_1", "default", "sto_1"), (happened.Id, happened.TenantId, happened.Subject));
        Assert.NotEqual(default, happened.Time);
    }

    [Fact]
    public async Task Pause_ThatEndsByItself_IsToldAtItsEndAndOnce()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Office.Pause(Later);
        Assert.Equal([new DueChange(StoreState.ReopenMessage, Later)], store.Store.Commits[1].Due);

        await store.Office.Reopen(Noon);
        Assert.Single(Told(store));
        StoreHarness again = store.Reopen();
        again.Time.Now = Later;
        await again.Office.Reopen(Later);
        await again.Office.Reopen(Later);
        await again.Office.Pause(null);

        Assert.Equal(["2 Resumed  "], Told(again));
        Assert.Empty(again.Store.Commits.SelectMany(parts => parts.Due));
    }

    [Fact]
    public async Task Pause_EndedButNotToldYet_IsToldByTheNextChange()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Office.Pause(Later);
        store.Time.Now = Later.AddMinutes(1);

        await store.Office.Configure(StoreSamples.Settings() with { Name = "Other" }, null);

        Assert.Equal("2 Resumed  ", Told(store)[^1]);
        Assert.Equal(new DueChange(StoreState.ReopenMessage, Later, Cancelled: true), store.Store.Commits[^1].Due[0]);
    }

    [Fact]
    public async Task Pause_LongerThanAYear_IsLookedAtAgainMeanwhile()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Office.Pause(DateTimeOffset.MaxValue);
        DateTimeOffset look = Assert.Single(store.Store.Commits[^1].Due).DueAt;
        store.Time.Now = look;
        await store.Office.Reopen(look);

        Assert.Equal(Noon.AddDays(366), look);
        Assert.Equal(look.AddDays(366), Assert.Single(store.Store.Commits[^1].Due).DueAt);
        Assert.Single(Told(store));
    }

    [Fact]
    public async Task Configure_Items_TellsWhichAreSoldNow()
    {
        StoreHarness store = await StoreHarness.Open();
        StoreSettings before = StoreSamples.Settings();
        await store.Office.Configure(
            before with
            {
                Menu =
                [
                    before.Menu[0] with { Available = false },
                    before.Menu[1] with { SnoozedUntil = Later },
                    new MenuItem { Id = "tea", Name = "Tea", Price = new(100) },
                    new MenuItem { Id = "soup", Name = "Soup", Price = new(100), Available = false },
                ],
            },
            null);
        await store.Office.Configure(before, null);

        Assert.Equal(
            [
                "1 ItemUnavailable latte ", $"2 ItemUnavailable cake {Later:HH:mm}", "3 ItemAvailable tea ",
                "4 ItemUnavailable gold ",
                "5 ItemAvailable latte ", "6 ItemAvailable cake ", "7 ItemAvailable gold ", "8 ItemUnavailable tea ",
            ],
            Told(store));
    }

    [Fact]
    public async Task Configure_PricesOnly_TellsNobody()
    {
        StoreHarness store = await StoreHarness.Open();

        await store.Office.Configure(StoreSamples.Settings() with { MaxOpenOrders = 3 }, null);

        Assert.Empty(Told(store));
    }

    [Fact]
    public async Task Snooze_TwoItems_EachIsToldAtItsEnd()
    {
        StoreHarness store = await StoreHarness.Open();
        StoreSettings settings = StoreSamples.Settings();
        await store.Office.Configure(
            settings with
            {
                Menu =
                [
                    settings.Menu[0] with { SnoozedUntil = Later },
                    settings.Menu[1] with { SnoozedUntil = Later.AddHours(1) },
                ],
            },
            null);
        long version = store.Store.State.Version;

        foreach (DateTimeOffset end in (DateTimeOffset[])[Later, Later.AddHours(1)])
        {
            Assert.Equal(end, store.Store.State.ReopensAt);
            store.Time.Now = end;
            await store.Office.Reopen(end);
        }

        Assert.Equal(["4 ItemAvailable latte ", "5 ItemAvailable cake "], Told(store)[3..]);
        Assert.Equal((version, (DateTimeOffset?)null), (store.Store.State.Version, store.Store.State.ReopensAt));
    }

    [Fact]
    public async Task Reopen_ClockSetBack_TellsNothingTwice()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Office.Pause(Later);
        await store.Office.Reopen(Later);
        store.Time.Now = Noon;

        await store.Office.Configure(StoreSamples.Settings() with { Name = "Other" }, null);

        Assert.Equal([$"1 Paused  {Later:HH:mm}", "2 Resumed  "], Told(store));
    }

    [Fact]
    public void Configure_StateOfAnEarlierVersion_TellsOnlyWhatChanges()
    {
        StoreState state = new()
        {
            Version = 3,
            Settings = StoreSamples.WithItem(item => item with { SnoozedUntil = Noon.AddDays(-1) }),
            PausedUntil = Noon.AddDays(-2),
        };

        state.Configure(StoreSamples.Key, StoreSamples.WithItem(item => item with { Available = false }), Noon);

        var told = (StoreEvent)Assert.Single(state.TakeParts(Noon).Events).Payload;
        Assert.Equal((StoreEventType.ItemUnavailable, "latte", 1L), (told.Type, told.ItemId, told.Sequence));
    }

    private static List<string> Told(StoreHarness store) =>
    [
        .. store.Store.Commits.SelectMany(parts => parts.Events).Select(entry => (StoreEvent)entry.Payload)
            .Select(happened => $"{happened.Sequence} {happened.Type} {happened.ItemId} {happened.Until:HH:mm}"),
    ];
}
