using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

public sealed class StoreOfficeTests
{
    [Fact]
    public async Task Create_New_IsListedOnce()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Office.Configure(StoreSamples.Settings() with { Name = "Other" }, null);

        Assert.Equal(new("stores", "default"), Assert.Single(store.Store.Commits[0].Index));
        Assert.Empty(store.Store.Commits[1].Index);
    }

    [Fact]
    public async Task Create_SameSettingsAgain_AnswersWithTheStore()
    {
        StoreHarness store = await StoreHarness.Open();

        StoreResult again = await store.Office.Create(StoreSamples.Settings());

        Assert.Equal(1, again.Store?.Version);
        Assert.Single(store.Store.Commits);
    }

    [Fact]
    public async Task Create_OtherSettings_IsRefused()
    {
        StoreHarness store = await StoreHarness.Open();

        StoreResult other = await store.Office.Create(StoreSamples.Settings() with { Name = "Other" });

        Assert.Equal(ErrorCode.DuplicateStore, other.Refusal?.Code);
    }

    [Fact]
    public async Task Configure_NextOrder_IsDecidedByTheNewSettings()
    {
        StoreHarness store = await StoreHarness.Open();

        StoreResult result = await store.Office.Configure(
            StoreSamples.Settings() with { Acceptance = AcceptanceMode.Manual }, expectedVersion: 1);
        Admission admission = await store.Desk.Admit(StoreSamples.Request());

        Assert.Equal(2, result.Store?.Version);
        Assert.Equal(AcceptanceMode.Manual, admission.Acceptance);
    }

    [Theory]
    [InlineData(2L, ErrorCode.VersionMismatch)]
    [InlineData(1L, null)]
    [InlineData(null, null)]
    public async Task Configure_ExpectedVersion_IsChecked(long? expected, ErrorCode? code)
    {
        StoreHarness store = await StoreHarness.Open();

        Assert.Equal(code, (await store.Office.Configure(StoreSamples.Settings(), expected)).Refusal?.Code);
    }

    [Fact]
    public async Task AnyCommand_NoStore_IsNotFound()
    {
        StoreHarness store = new();

        Assert.Equal(ErrorCode.NotFound, (await store.Office.Configure(StoreSamples.Settings(), null)).Refusal?.Code);
        Assert.Equal(ErrorCode.NotFound, (await store.Office.Pause(null)).Refusal?.Code);
        Assert.Null(await store.Office.Find());
    }

    [Fact]
    public async Task Pause_UntilATime_EndsByItself()
    {
        StoreHarness store = await StoreHarness.Open();
        DateTimeOffset until = StoreSamples.Now.AddMinutes(30);

        StoreResult paused = await store.Office.Pause(until);
        Admission during = await store.Desk.Admit(StoreSamples.Request("a"));
        StoreHarness again = store.Reopen();
        again.Time.Now = until;
        Admission after = await again.Desk.Admit(StoreSamples.Request("b"));

        Assert.Equal(until, paused.Store?.PausedUntil);
        Assert.Equal(ReasonCode.StorePaused, during.Rejection?.Code);
        Assert.Null(after.Rejection);
        Assert.Null((await again.Office.Find())?.PausedUntil);
    }

    [Fact]
    public async Task Pause_Null_ResumesAtOnce()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Office.Pause(StoreSamples.Now.AddDays(1));

        StoreResult resumed = await store.Office.Pause(null);

        Assert.Null(resumed.Store?.PausedUntil);
        Assert.Null((await store.Desk.Admit(StoreSamples.Request())).Rejection);
    }

    [Fact]
    public async Task Find_DuringAPause_WaitsForItsCommit()
    {
        StoreHarness store = await StoreHarness.Open();
        TaskCompletionSource gate = new();
        store.Store.Gate = gate.Task;

        Task<StoreResult> pause = store.Office.Pause(StoreSamples.Now.AddDays(1));
        Task<StoreView?> view = store.Office.Find();

        Assert.False(view.IsCompleted);
        gate.SetResult();
        await pause;
        Assert.NotNull((await view)?.PausedUntil);
    }

    [Fact]
    public async Task Create_SettingsThatDecideNothing_AreRefused()
    {
        StoreSettings valid = StoreSamples.Settings();
        StoreSettings[] invalid =
        [
            valid with { TimeZone = "Mars/Olympus" },
            valid with { OrdersPerWindow = new WindowLimit { Orders = 1, Length = TimeSpan.FromMinutes(7) } },
            valid with { OrdersPerWindow = new WindowLimit { Orders = 1, Length = TimeSpan.FromSeconds(30) } },
            valid with { OrdersPerWindow = new WindowLimit { Orders = 1, Length = TimeSpan.Zero } },
            valid with { Menu = [valid.Menu[0], valid.Menu[0]] },
            valid with { Menu = [valid.Menu[0] with { Price = new(-1) }] },
            valid with
            {
                Menu = [valid.Menu[0] with { Modifiers = [valid.Menu[0].Modifiers[0], valid.Menu[0].Modifiers[0]] }],
            },
        ];

        foreach (StoreSettings settings in invalid)
        {
            Assert.Equal(ErrorCode.ValidationFailed, (await new StoreHarness().Office.Create(settings)).Refusal?.Code);
        }
    }
}
