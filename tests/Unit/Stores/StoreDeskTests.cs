using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Stores;

public sealed class StoreDeskTests
{
    [Fact]
    public async Task Admit_NoStore_IsNotFound() =>
        Assert.Equal(ErrorCode.NotFound, (await new StoreHarness().Desk.Admit(StoreSamples.Request())).Refusal?.Code);

    [Fact]
    public async Task Admit_Admitted_ReservesWithARowAndNumbersTheOrder()
    {
        StoreHarness store = await StoreHarness.Open();

        Admission admission = await store.Desk.Admit(StoreSamples.Request());

        RowChange row = Assert.Single(Assert.Single(store.Counters.Commits).Rows);
        Assert.Equal("ord_1", row.Name);
        Assert.Equal("001", admission.DisplayNumber);
        Assert.Equal(1, await store.OpenOrders());
    }

    [Fact]
    public async Task Admit_PastTheStoresRate_IsTurnedAwayAtOnceAndTakesNothing()
    {
        StoreHarness store = await StoreHarness.Open(options: new StoreOptions { OrdersPerSecond = 2 });
        TaskCompletionSource gate = new();
        store.Counters.Gate = gate.Task;
        Task<Admission>[] admitted = [store.Desk.Admit(StoreSamples.Request("a")),
            store.Desk.Admit(StoreSamples.Request("b"))];

        Task<Admission> refused = store.Desk.Admit(StoreSamples.Request("c"));

        Assert.True(refused.IsCompleted, "It waited for the writes of others.");
        Assert.Equal(
            (ErrorCode.RateLimited, TimeSpan.FromSeconds(0.5)),
            ((await refused).Refusal!.Code, (await refused).Refusal!.RetryAfter));
        gate.SetResult();
        await Task.WhenAll(admitted);
        Assert.Equal(2, await store.OpenOrders());
        store.Time.Now += TimeSpan.FromSeconds(0.5);
        Assert.Null((await store.Desk.Admit(StoreSamples.Request("c"))).Refusal);
    }

    [Fact]
    public async Task Admit_OwnDomain_AnswersOnlyAfterItsCommit()
    {
        StoreHarness store = await StoreHarness.Open();
        TaskCompletionSource gate = new();
        store.Counters.Gate = gate.Task;

        Task<Admission> admission = store.Desk.Admit(StoreSamples.Request());

        Assert.False(admission.IsCompleted);
        gate.SetResult();
        Assert.Null((await admission).Rejection);
    }

    [Fact]
    public void Admit_SharedDomain_AnswersBeforeItsCommit() => Turns.Run(async () =>
    {
        StoreHarness store = await StoreHarness.Open();
        TaskCompletionSource gate = new();
        store.Counters.Gate = gate.Task;
        store.Domain.Shares = true;

        Task<Admission>[] admissions =
            [.. Enumerable.Range(0, 3).Select(i => store.Desk.Admit(StoreSamples.Request($"o{i}")))];
        Task<StoreView?> view = store.Office.Find();

        Assert.All(admissions, admission => Assert.True(admission.IsCompletedSuccessfully));
        Assert.Equal(3, store.Counters.Issued);
        Assert.False(view.IsCompleted, "A read answered before the commit of what it saw.");
        gate.SetResult();
        Assert.Equal(3, (await view)!.OpenOrders);
    });

    [Fact]
    public async Task Admit_SharedDomainAndRefused_WaitsForWhatItWasComputedFrom()
    {
        StoreHarness store = await StoreHarness.Open();
        TaskCompletionSource gate = new();
        store.Counters.Gate = gate.Task;
        store.Domain.Shares = true;
        _ = store.Desk.Admit(StoreSamples.Request("a"));

        Task<Admission> refused = store.Desk.Admit(StoreSamples.Request("b") with { Total = new(1) });

        Assert.False(refused.IsCompleted);
        gate.SetResult();
        Assert.Equal(ErrorCode.PriceMismatch, (await refused).Refusal?.Code);
    }

    [Fact]
    public void Admit_SharedWriteFails_DropsTheActivationAndAnswersNothingMore() => Turns.Run(async () =>
    {
        StoreHarness store = await StoreHarness.Open();
        store.Domain.Shares = true;
        store.Counters.Gate = Task.FromException(new InvalidOperationException("store away"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Desk.Admit(StoreSamples.Request("a")));
        store.Counters.Gate = Task.CompletedTask;

        Assert.Single(store.Failures);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Desk.Admit(StoreSamples.Request("b")));
        await Assert.ThrowsAsync<InvalidOperationException>(store.Office.Find);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Desk.Evaluate(StoreSamples.Request("c")));
    });

    [Fact]
    public void Admit_ManyAtOnce_ShareWritesOneAtATimeOfBoundedSize() => Turns.Run(async () =>
    {
        StoreHarness store = await StoreHarness.Open(StoreSamples.Settings() with { MaxOpenOrders = 50 });
        TaskCompletionSource gate = new();
        store.Counters.Gate = gate.Task;

        Task<Admission>[] admissions =
            [.. Enumerable.Range(0, 1_000).Select(i => store.Desk.Admit(StoreSamples.Request($"o{i}")))];
        gate.SetResult();
        Admission[] answers = await Task.WhenAll(admissions);

        Assert.Equal(50, answers.Count(answer => answer.Rejection is null));
        Assert.Equal(950, answers.Count(answer => answer.Rejection?.Code == ReasonCode.CapacityExceeded));
        Assert.Equal(1, store.Counters.MostInFlight);
        Assert.InRange(store.Counters.Issued, 1, 4);
    });

    [Fact]
    public void Admit_MoreThanAWriteHolds_SplitsOverSeveral() => Turns.Run(async () =>
    {
        StoreHarness store = await StoreHarness.Open();
        TaskCompletionSource gate = new();
        store.Counters.Gate = gate.Task;

        Task<Admission>[] admissions =
            [.. Enumerable.Range(0, 300).Select(i => store.Desk.Admit(StoreSamples.Request($"o{i}")))];
        gate.SetResult();
        await Task.WhenAll(admissions);

        Assert.Equal(300, await store.OpenOrders());
        Assert.All(store.Counters.Commits, parts => Assert.InRange(parts.Rows.Count, 0, StoreDesk.MaxRowsPerWrite));
        Assert.Equal(300, store.Counters.Commits.Sum(parts => parts.Rows.Count));
    });

    [Fact]
    public async Task Admit_SameAttemptAgain_HoldsOneReservation()
    {
        StoreHarness store = await StoreHarness.Open(StoreSamples.Settings() with { MaxOpenOrders = 1 });

        await store.Desk.Admit(StoreSamples.Request());
        Admission again = await store.Desk.Admit(StoreSamples.Request());

        Assert.Null(again.Rejection);
        Assert.Equal(1, await store.OpenOrders());
    }

    [Fact]
    public async Task Admit_LaterAttempt_ReplacesAndAnEarlierOneIsTurnedAway()
    {
        StoreHarness store = await StoreHarness.Open();

        await store.Desk.Admit(StoreSamples.Cakes("ord_1", 4));
        await store.Desk.Admit(StoreSamples.Cakes("ord_1", 3) with { Attempt = 2 });
        Admission late = await store.Desk.Admit(StoreSamples.Cakes("ord_1", 5));

        StoreView view = (await store.Office.Find())!;
        Assert.NotNull(late.Rejection);
        Assert.Equal((1, 7), (view.OpenOrders, view.StockLeft["cake"]));
    }

    [Fact]
    public async Task Admit_RetryWithContentThatIsRejected_FreesTheEarlierReservation()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Desk.Admit(StoreSamples.Cakes("ord_1", 4));

        Admission rejected = await store.Desk.Admit(StoreSamples.Cakes("ord_1", 11));

        Assert.Equal(ReasonCode.ItemUnavailable, rejected.Rejection?.Code);
        Assert.Equal(0, await store.Reopen().OpenOrders());
    }

    [Fact]
    public async Task Evaluate_AnyRequest_HasNoEffect()
    {
        StoreHarness store = await StoreHarness.Open(StoreSamples.Settings() with { MaxOpenOrders = 1 });

        Admission first = await store.Desk.Evaluate(StoreSamples.Request("a"));
        Admission second = await store.Desk.Evaluate(StoreSamples.Request("b"));

        Assert.Null(first.Rejection);
        Assert.Null(second.Rejection);
        Assert.Equal(0, store.Counters.Issued);
        Assert.Equal(0, await store.OpenOrders());
    }

    [Fact]
    public void Release_ManyInOneDelivery_AreOneWrite() => Turns.Run(async () =>
    {
        StoreHarness store = await StoreHarness.Open();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.Desk.Admit(StoreSamples.Request($"o{i}"))));
        int before = store.Counters.Issued;

        await store.Desk.Release(Enumerable.Range(0, 20).Select(i => Released($"o{i}")));

        Assert.Equal(before + 1, store.Counters.Issued);
        Assert.Equal(0, await store.OpenOrders());
    });

    [Fact]
    public async Task Release_Redelivered_ChangesNothing()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Desk.Admit(StoreSamples.Cakes("a", 4));
        await store.Desk.Release([Released("a")]);
        int before = store.Counters.Issued;

        await store.Desk.Release([Released("a"), Released("unknown")]);

        Assert.Equal(before, store.Counters.Issued);
        Assert.Equal(10, (await store.Office.Find())!.StockLeft["cake"]);
    }

    [Fact]
    public void Release_RedeliveredDuringTheWrite_IsAcknowledgedAfterIt() => Turns.Run(async () =>
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Desk.Admit(StoreSamples.Request("a"));
        TaskCompletionSource gate = new();
        store.Counters.Gate = gate.Task;

        Task first = store.Desk.Release([Released("a")]);
        Task again = store.Desk.Release([Released("a")]);

        Assert.False(again.IsCompleted);
        gate.SetResult();
        await Task.WhenAll(first, again);
    });

    [Fact]
    public async Task Reopen_AfterAdmissions_CountsWhatIsOpen()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Desk.Admit(StoreSamples.Cakes("a", 4));
        await store.Desk.Admit(StoreSamples.Cakes("b", 2));
        await store.Desk.Release([Released("a")]);

        StoreView view = (await store.Reopen().Office.Find())!;

        Assert.Equal((1, 8), (view.OpenOrders, view.StockLeft["cake"]));
    }

    private static ReservationReleased Released(string order) => new() { OrderId = order, Attempt = 1, Restock = true };
}
