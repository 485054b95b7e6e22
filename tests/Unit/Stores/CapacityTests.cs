using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

public sealed class CapacityTests
{
    private const int Runs = 300;

    private static readonly StoreSettings Settings = StoreSamples.Settings() with
    {
        OrdersPerWindow = new WindowLimit { Orders = 4, Length = TimeSpan.FromMinutes(15) },
        MaxOpenOrders = 5,
    };

    private static readonly StoreRules Rules = new(Settings);

    private readonly CapacityState state = new();
    private readonly Capacity capacity;

    public CapacityTests() => capacity = new Capacity(state);

    [Fact]
    public void Release_WithRestock_GivesStockAndWindowBack()
    {
        Reserve("a", quantity: 4);

        Assert.True(capacity.Release("a", 1, restock: true));

        Assert.Equal((0, 0), (capacity.OpenOrders, capacity.StockUsed("2026-03-01", "cake")));
        Assert.Equal(0, capacity.OrdersIn(Rules.WindowOf(StoreSamples.Now)!.Value));
    }

    [Fact]
    public void Release_WithoutRestock_KeepsWhatWasUsed()
    {
        Reserve("a", quantity: 4);

        capacity.Release("a", 1, restock: false);

        Assert.Equal((0, 4), (capacity.OpenOrders, capacity.StockUsed("2026-03-01", "cake")));
        Assert.Equal(1, capacity.OrdersIn(Rules.WindowOf(StoreSamples.Now)!.Value));
    }

    [Fact]
    public void Release_TwiceOrOfAnEarlierAttempt_DoesNothing()
    {
        Reserve("a", attempt: 2);

        Assert.False(capacity.Release("a", 1, restock: true));
        Assert.True(capacity.Release("a", 2, restock: true));
        Assert.False(capacity.Release("a", 2, restock: true));
        Assert.False(capacity.Release("b", 1, restock: true));
        Assert.Equal(0, capacity.OpenOrders);
    }

    [Fact]
    public void Release_OfADayThatIsOver_LeavesTheNewDayAlone()
    {
        Reserve("a", quantity: 4);
        DateTimeOffset tomorrow = StoreSamples.Now.AddDays(1);
        capacity.Advance(Rules, tomorrow);
        Reserve("b", quantity: 3, at: tomorrow);

        capacity.Release("a", 1, restock: true);

        Assert.Equal(3, capacity.StockUsed("2026-03-02", "cake"));
        Assert.Single(state.Stock);
    }

    [Fact]
    public void Advance_TimeGoesOn_ForgetsWindowsThatAreOver()
    {
        Reserve("a");
        capacity.Advance(Rules, StoreSamples.Now.AddMinutes(15));

        Assert.Empty(state.Windows);
        Assert.Equal(1, capacity.OpenOrders);
    }

    [Fact]
    public void Advance_OtherWindowLength_CountsOpenOrdersAnew()
    {
        Reserve("a");
        StoreRules hourly = new(Settings with
        {
            OrdersPerWindow = new WindowLimit { Orders = 4, Length = TimeSpan.FromHours(1) },
        });

        capacity.Advance(hourly, StoreSamples.Now);

        Assert.Equal(1, capacity.OrdersIn(hourly.WindowOf(StoreSamples.Now)!.Value));
        capacity.Release("a", 1, restock: true);
        Assert.Equal(0, capacity.OrdersIn(hourly.WindowOf(StoreSamples.Now)!.Value));
    }

    [Fact]
    public void TakeParts_ReservedAndReleasedBeforeTheWrite_OnlyDeletesTheRow()
    {
        Reserve("a");
        capacity.Release("a", 1, restock: true);

        RowChange row = Assert.Single(state.TakeParts(StoreSamples.Now).Rows);

        Assert.Equal(("a", true), (row.Name, row.Value is null));
        Assert.Same(CommitParts.None, state.TakeParts(StoreSamples.Now));
    }

    [Fact]
    public void TakeParts_OnlyReservedSinceTheLastWrite_LeavesTheCounters()
    {
        state.ConfirmLater(StoreSamples.Now);
        Assert.Equal([false, true, true], [Leaves("a"), Leaves("b"), Leaves("c")]);

        capacity.Release("b", 1, restock: false);
        Assert.Equal([false, true], [Leaves("d"), Leaves("e")]);

        state.Confirming(StoreSamples.Now);
        Assert.Equal([false, true], [Leaves("f"), Leaves("g")]);
        state.Confirming(StoreSamples.Now);
        Assert.False(state.TakeParts(StoreSamples.Now).LeavesState, "A write of nothing else writes the counters.");

        bool Leaves(string order)
        {
            Reserve(order);
            return state.TakeParts(StoreSamples.Now).LeavesState;
        }
    }

    /// <summary>
    /// Whatever happened up to a commit, loading what it stored gives the same counters: nothing drifts across a crash.
    /// </summary>
    [Fact]
    public void Load_AfterAnyHistory_GivesTheSameCounters() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Runs),
            Prop.ForAll(Steps().ListOf().ToArbitrary(), steps => Crash([.. steps])));

    private static void Crash(Step[] steps)
    {
        CapacityState state = new();
        Capacity capacity = new(state);
        string text = Json(state);
        Dictionary<string, ReadOnlyMemory<byte>> rows = [];
        DateTimeOffset now = StoreSamples.Now;
        foreach (Step step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            capacity.Advance(Rules, now);
            Apply(capacity, step, now);
            text = Store(state, rows, now) ? Json(state) : text;
        }

        CapacityState stored = JsonSerializer.Deserialize(text, StoreJson.Default.CapacityState)!;
        Capacity loaded = new(stored);
        foreach (ReadOnlyMemory<byte> row in rows.Values)
        {
            loaded.Load(Rules, JsonSerializer.Deserialize(row.Span, StoreJson.Default.Reservation)!);
        }

        AssertSame(capacity, loaded, now);
        AssertSame(capacity, loaded, now.AddHours(1));
        Assert.Equal(state.LastNumber, stored.LastNumber);
    }

    private static void AssertSame(Capacity one, Capacity other, DateTimeOffset now)
    {
        one.Advance(Rules, now);
        other.Advance(Rules, now);
        Assert.Equal(one.OpenOrders, other.OpenOrders);
        for (int i = 0; i < 8; i++)
        {
            DateTimeOffset window = Rules.WindowOf(now.AddMinutes(15 * i))!.Value;
            Assert.Equal(one.OrdersIn(window), other.OrdersIn(window));
        }

        string day = Rules.DayOf(now);
        Assert.Equal(one.StockUsed(day, "cake"), other.StockUsed(day, "cake"));
    }

    private static void Apply(Capacity capacity, Step step, DateTimeOffset now)
    {
        if (step.Release)
        {
            capacity.Release(step.Order, int.MaxValue, step.Restock);
            return;
        }

        AdmissionRequest request = StoreSamples.Cakes(step.Order, step.Quantity) with
        {
            FireAt = step.AheadMinutes == 0 ? null : now.AddMinutes(step.AheadMinutes),
        };
        AdmissionDecision decision = AdmissionPolicy.Decide(Rules, null, capacity, request, now);
        if (decision.IsAdmitted && capacity.Find(step.Order) is null)
        {
            capacity.Reserve(request, decision.Demand, now);
        }

        Assert.InRange(capacity.StockUsed(Rules.DayOf(now), "cake"), 0, 10);
        Assert.InRange(capacity.OrdersIn(Rules.WindowOf(now)!.Value), 0, 4);
    }

    private static string Json(CapacityState state) =>
        JsonSerializer.Serialize(state, StoreJson.Default.CapacityState);

    /// <summary>Keeps the rows; true when the counters are stored too.</summary>
    private static bool Store(CapacityState state, Dictionary<string, ReadOnlyMemory<byte>> rows, DateTimeOffset now)
    {
        CommitParts parts = state.TakeParts(now);
        foreach (RowChange row in parts.Rows)
        {
            if (row.Value is { } value)
            {
                rows[row.Name] = value;
            }
            else
            {
                rows.Remove(row.Name);
            }
        }

        return !parts.LeavesState;
    }

    private static Gen<Step> Steps() =>
        from order in Gen.Elements("a", "b", "c", "d", "e", "f")
        from release in Gen.Elements(true, false, false)
        from restock in Gen.Elements(true, false)
        from quantity in Gen.Choose(1, 4)
        from minutes in Gen.Elements(0, 0, 1, 6, 15)
        from ahead in Gen.Elements(0, 0, 10, 40)
        select new Step(order, release, restock, quantity, minutes, ahead);

    private void Reserve(string order, int attempt = 1, int quantity = 1, DateTimeOffset? at = null)
    {
        DateTimeOffset now = at ?? StoreSamples.Now;
        capacity.Advance(Rules, now);
        AdmissionRequest request = StoreSamples.Cakes(order, quantity) with { Attempt = attempt };
        capacity.Reserve(request, AdmissionPolicy.Decide(Rules, null, capacity, request, now).Demand, now);
    }

    internal sealed record Step(
        string Order, bool Release, bool Restock, int Quantity, int Minutes, int AheadMinutes);
}
