using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

public sealed class AdmissionPolicyTests
{
    private readonly Capacity capacity = new(new CapacityState());

    [Fact]
    public void Decide_NothingAgainstIt_AnswersWithTheStoresRules()
    {
        StoreSettings settings = StoreSamples.Settings();

        Admission admission = Decide(settings).Admission;

        Assert.Null(admission.Rejection);
        Assert.Equal(
            (settings.Acceptance, settings.AcceptWithin, settings.LeadTime, settings.CustomerMayCancelUntil),
            (admission.Acceptance, admission.AcceptWithin, admission.LeadTime, admission.CustomerMayCancelUntil));
        Assert.Equal(("Corner", "EUR", "en"), (admission.StoreName, admission.Currency, admission.Locale));
    }

    [Fact]
    public void Decide_PriceMismatch_IsARefusalBeforeEverythingElse()
    {
        AdmissionRequest request = StoreSamples.Request() with { Total = new MinorUnits(1) };

        Admission admission = Decide(
            StoreSamples.Settings(), request, pausedUntil: StoreSamples.Now.AddHours(1)).Admission;

        Assert.Equal(ErrorCode.PriceMismatch, admission.Refusal?.Code);
        Assert.Null(admission.Rejection);
    }

    [Theory]
    [InlineData(1, ReasonCode.StorePaused)]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    public void Decide_Paused_RejectsUntilTheTimeHasCome(int seconds, ReasonCode? expected) =>
        Assert.Equal(
            expected, Code(Decide(StoreSamples.Settings(), pausedUntil: StoreSamples.Now.AddSeconds(seconds))));

    [Fact]
    public void Decide_SwitchedOff_IsUnavailable() =>
        Assert.Equal(
            ReasonCode.ItemUnavailable, Code(Decide(StoreSamples.WithItem(item => item with { Available = false }))));

    [Theory]
    [InlineData(1, ReasonCode.ItemUnavailable)]
    [InlineData(0, null)]
    public void Decide_Snoozed_IsUnavailableUntilTheTimeHasCome(int seconds, ReasonCode? expected) =>
        Assert.Equal(expected, Code(Decide(StoreSamples.WithItem(
            item => item with { SnoozedUntil = StoreSamples.Now.AddSeconds(seconds) }))));

    [Theory]
    [InlineData(400, 400, null)]
    [InlineData(401, null, ReasonCode.InvalidOrder)]
    [InlineData(null, 399, ReasonCode.InvalidOrder)]
    public void Decide_OrderValue_KeepsToTheLimits(int? least, int? most, ReasonCode? expected)
    {
        StoreSettings settings = StoreSamples.Settings() with
        {
            MinOrderValue = least is { } min ? new MinorUnits(min) : null,
            MaxOrderValue = most is { } max ? new MinorUnits(max) : null,
        };

        AdmissionDecision decision = Decide(settings);

        Assert.Equal(expected, Code(decision));
        Assert.Equal(expected is null, decision.Admission.Rejection?.Note is null);
    }

    [Fact]
    public void Decide_MaxOpenOrders_AdmitsExactlySoMany()
    {
        StoreSettings settings = StoreSamples.Settings() with { MaxOpenOrders = 50 };

        ReasonCode?[] codes =
            [.. Enumerable.Range(0, 1_000).Select(i => Admit(settings, StoreSamples.Request($"o{i}")))];

        Assert.Equal(50, codes.Count(code => code is null));
        Assert.All(codes.Skip(50), code => Assert.Equal(ReasonCode.CapacityExceeded, code));
    }

    [Fact]
    public void Decide_OneReleased_AdmitsOneMore()
    {
        StoreSettings settings = StoreSamples.Settings() with { MaxOpenOrders = 1 };
        Admit(settings, StoreSamples.Request("a"));

        ReasonCode? full = Admit(settings, StoreSamples.Request("b"));
        capacity.Release("a", 1, restock: false);

        Assert.Equal(ReasonCode.CapacityExceeded, full);
        Assert.Null(Admit(settings, StoreSamples.Request("c")));
        Assert.Equal(ReasonCode.CapacityExceeded, Admit(settings, StoreSamples.Request("d")));
    }

    [Fact]
    public void Decide_WindowBorder_StartsAnew()
    {
        StoreSettings settings = Windows(orders: 2);
        DateTimeOffset border = new(2026, 3, 1, 12, 15, 0, TimeSpan.Zero);

        ReasonCode?[] codes =
        [
            Admit(settings, StoreSamples.Request("a"), border.AddMinutes(-15)),
            Admit(settings, StoreSamples.Request("b"), border.AddTicks(-1)),
            Admit(settings, StoreSamples.Request("c"), border.AddTicks(-1)),
            Admit(settings, StoreSamples.Request("d"), border),
            Admit(settings, StoreSamples.Request("e"), border),
            Admit(settings, StoreSamples.Request("f"), border.AddMinutes(15).AddTicks(-1)),
            Admit(settings, StoreSamples.Request("g"), border.AddMinutes(15)),
        ];

        Assert.Equal([null, null, Full, null, null, Full, null], codes);
    }

    [Fact]
    public void Decide_ScheduledOrder_CountsInItsWindowAtOnceButNotAsOpen()
    {
        StoreSettings settings = Windows(orders: 1) with { MaxOpenOrders = 1 };
        DateTimeOffset fireAt = StoreSamples.Now.AddHours(2);
        AdmissionRequest later = StoreSamples.Request("a") with { FireAt = fireAt };

        Assert.Null(Admit(settings, later));
        Assert.Equal(Full, Admit(settings, later with { OrderId = "b" }));
        Assert.Null(Admit(settings, StoreSamples.Request("c")));
        capacity.Release("c", 1, restock: false);
        capacity.Advance(new StoreRules(settings), fireAt.AddHours(1));
        Assert.Equal(Full, Admit(settings, StoreSamples.Request("d"), fireAt.AddHours(1)));
    }

    [Fact]
    public void Decide_TooFarAhead_IsAnInvalidOrder()
    {
        AdmissionRequest request = StoreSamples.Request() with { FireAt = StoreSamples.Now.AddDays(32) };

        Assert.Equal(ReasonCode.InvalidOrder, Code(Decide(StoreSamples.Settings(), request)));
    }

    [Fact]
    public void Decide_DailyStock_SellsExactlySoMany()
    {
        ReasonCode?[] codes =
            [.. Enumerable.Range(0, 100).Select(i => Admit(StoreSamples.Settings(), StoreSamples.Cakes($"o{i}", 1)))];

        Assert.Equal(10, codes.Count(code => code is null));
        Assert.Equal(90, codes.Count(code => code == ReasonCode.ItemUnavailable));
    }

    [Fact]
    public void Decide_SameItemOnTwoLines_CountsBoth()
    {
        AdmissionRequest request = StoreSamples.Request() with
        {
            Lines = [StoreSamples.Line("cake", 6), StoreSamples.Line("cake", 5)],
        };

        Assert.Equal(ReasonCode.ItemUnavailable, Code(Decide(StoreSamples.Settings(), request)));
    }

    [Theory]
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25")]
    [InlineData("2026-10-25T23:00:00Z", "2026-10-26")]
    public void DayOf_AroundSummerTime_IsTheStoresDay(string time, string day)
    {
        StoreRules rules = new(StoreSamples.Settings() with { TimeZone = "Europe/Berlin" });

        Assert.Equal(day, rules.DayOf(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Decide_NextDayOfTheStore_HasItsOwnStock()
    {
        StoreSettings settings = StoreSamples.Settings() with { TimeZone = "Europe/Berlin" };
        DateTimeOffset midnight = new(2026, 3, 28, 23, 0, 0, TimeSpan.Zero);

        Assert.Null(Admit(settings, StoreSamples.Cakes("a", 10), midnight.AddTicks(-1)));
        Assert.Equal(ReasonCode.ItemUnavailable, Admit(settings, StoreSamples.Cakes("b", 1), midnight.AddTicks(-1)));
        Assert.Null(Admit(settings, StoreSamples.Cakes("c", 10), midnight));
    }

    [Fact]
    public void Decide_OrderForTomorrow_TakesFromTomorrowsStock()
    {
        AdmissionRequest tomorrow = StoreSamples.Cakes("a", 10) with { FireAt = StoreSamples.Now.AddDays(1) };

        Assert.Null(Admit(StoreSamples.Settings(), tomorrow));
        Assert.Null(Admit(StoreSamples.Settings(), StoreSamples.Cakes("b", 10)));
        Assert.Equal(
            ReasonCode.ItemUnavailable, Admit(StoreSamples.Settings(), tomorrow with { OrderId = "c" }));
    }

    private static readonly ReasonCode? Full = ReasonCode.CapacityExceeded;

    private static StoreSettings Windows(int orders) => StoreSamples.Settings() with
    {
        OrdersPerWindow = new WindowLimit { Orders = orders, Length = TimeSpan.FromMinutes(15) },
    };

    private static ReasonCode? Code(AdmissionDecision decision) => decision.Admission.Rejection?.Code;

    private AdmissionDecision Decide(
        StoreSettings settings, AdmissionRequest? request = null, DateTimeOffset? pausedUntil = null) =>
        AdmissionPolicy.Decide(
            new StoreRules(settings), pausedUntil, capacity, request ?? StoreSamples.Request(), StoreSamples.Now);

    private ReasonCode? Admit(StoreSettings settings, AdmissionRequest request, DateTimeOffset? at = null)
    {
        DateTimeOffset now = at ?? StoreSamples.Now;
        StoreRules rules = new(settings);
        capacity.Advance(rules, now);
        AdmissionDecision decision = AdmissionPolicy.Decide(rules, null, capacity, request, now);
        if (decision.IsAdmitted)
        {
            capacity.Reserve(request, decision.Demand, now);
        }

        return Code(decision);
    }
}
