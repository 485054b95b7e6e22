using OrderGrains.Audit;
using OrderGrains.Stores;
using OrderGrains.Tests.Stores;

namespace OrderGrains.Tests.Audit;

public sealed class StoreAuditTests
{
    private static readonly DateTimeOffset Window = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private const string Day = "2026-03-01";

    [Fact]
    public void Check_FullStore_FindsNothing() => Assert.Empty(Check(Counters(), [One(1), One(2)]));

    [Fact]
    public void Check_MoreOpenThanItTakes_IsFound()
    {
        CapacityState counters = Counters();
        counters.Windows[0].Orders = 3;
        Assert.Equal([ViolationKinds.OverCapacity], Check(counters, [One(1), One(2), One(3)]));

        // Orders for later are let in whatever is open, and a limit that changed may have been lowered.
        Assert.Empty(Check(counters, [One(1), One(2), One(3) with { FireAt = Window.AddHours(1) }]));
        Assert.Empty(Check(counters, [One(1), One(2), One(3)], version: 2));
    }

    [Fact]
    public void Check_WindowOverItsLimitOrBelowItsOrders_IsFound()
    {
        CapacityState counters = Counters();
        counters.Windows[0].Orders = 4;
        Assert.Equal([ViolationKinds.WindowOverCapacity], Check(counters, [One(1)]));
        Assert.Empty(Check(counters, [One(1)], version: 2));
        counters.Windows[0].Orders = 1;
        Assert.Equal([ViolationKinds.WindowCount], Check(counters, [One(1), One(2)]));
        counters.WindowLength = TimeSpan.FromMinutes(5);
        Assert.Empty(Check(counters, [One(1), One(2)]));
    }

    [Fact]
    public void Check_StockThatCannotBe_IsFound()
    {
        Reservation cakes = One(1) with { Day = Day, Items = [new ReservedItem("cake", 4)] };
        CapacityState counters = Counters();
        counters.Stock = [new StockDay { Day = Day, Used = { ["cake"] = 4 } }];
        Assert.Empty(Check(counters, [cakes]));
        counters.Stock[0].Used["cake"] = 11;
        Assert.Equal([ViolationKinds.StockOversold], Check(counters, [cakes]));
        Assert.Empty(Check(counters, [cakes], version: 2));
        counters.Stock[0].Used["cake"] = 3;
        Assert.Equal([ViolationKinds.StockCount], Check(counters, [cakes]));
        counters.Stock[0].Used["cake"] = -1;
        Assert.Equal([ViolationKinds.StockNegative], Check(counters, []));
    }

    [Fact]
    public void Check_NumbersThatWereNotGivenOut_AreFound()
    {
        Assert.Equal([ViolationKinds.ReservationNumber], Check(Counters(), [One(0)]));
        Assert.Equal([ViolationKinds.ReservationNumber], Check(Counters(), [One(1), One(1) with { Order = "other" }]));
    }

    [Fact]
    public void Check_ReservationsNewerThanTheCounters_CountToo()
    {
        Assert.Empty(Check(Counters(), [One(1), One(4)]));
        Assert.Equal(
            [ViolationKinds.WindowOverCapacity],
            Check(Counters(), [One(4), One(5) with { FireAt = StoreSamples.Now }]));
    }

    private static CapacityState Counters() => new()
    {
        LastNumber = 3,
        WindowLength = TimeSpan.FromMinutes(15),
        Windows = [new WindowCount { StartsAt = Window, Orders = 2 }],
    };

    private static Reservation One(long number) => new()
    {
        Order = $"ord_{number}",
        Attempt = 1,
        Number = number,
        At = StoreSamples.Now,
    };

    private static IEnumerable<string> Check(
        CapacityState counters, IReadOnlyList<Reservation> open, long version = 1)
    {
        StoreSettings settings = StoreSamples.Settings() with
        {
            MaxOpenOrders = 2,
            OrdersPerWindow = new WindowLimit { Orders = 3, Length = TimeSpan.FromMinutes(15) },
        };
        var store = new StoreState { Version = version, Settings = settings };
        return new StoreAudit(StoreSamples.Key, store, counters, open).Check().Select(found => found.Kind);
    }
}
