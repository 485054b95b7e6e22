using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Stores;

/// <summary>A store without a host: its parts over fake states, and what it has committed.</summary>
internal sealed class StoreHarness
{
    private string storedCounters;

    public StoreHarness(
        StoreState? store = null, CapacityState? counters = null, StoreOptions? options = null)
    {
        Store = new FakeState<StoreState>(store ?? new StoreState());
        storedCounters = Json(counters ?? new CapacityState());
        Counters = new FakeState<CapacityState>(counters ?? new CapacityState())
        {
            OnState = state => storedCounters = Json(state),
        };
        StoreStates states = new(Store, Counters, Failures.Add);
        StoreServices services = new(
            Domain, Time, Options.Create(options ?? new StoreOptions()), NullLoggerFactory.Instance);
        Desk = new StoreDesk(StoreSamples.Key, states, services);
        Office = new StoreOffice(StoreSamples.Key, states, Desk, Time);
        Grains = new FakeStoreGrains(key => Orders(key));
        Sweep = new ReservationSweep(
            StoreSamples.Key, Desk, Grains, Domain, NullLogger<ReservationSweep>.Instance);
    }

    public FakeState<StoreState> Store { get; }

    public FakeState<CapacityState> Counters { get; }

    public ManualTime Time { get; } = new(StoreSamples.Now);

    public List<Exception> Failures { get; } = [];

    public StoreDesk Desk { get; }

    public StoreOffice Office { get; }

    public ReservationSweep Sweep { get; }

    public FakeDomain Domain { get; } = new();

    public FakeStoreGrains Grains { get; }

    public Func<string, IOrderGrain> Orders { get; set; } = _ => throw new NotSupportedException();

    public static async Task<StoreHarness> Open(StoreSettings? settings = null, StoreOptions? options = null)
    {
        StoreHarness harness = new(options: options);
        StoreResult created = await harness.Office.Create(settings ?? StoreSamples.Settings());
        Assert.NotNull(created.Store);
        return harness;
    }

    /// <summary>
    /// What another activation would find after a crash: the committed rows and the state as last written.
    /// </summary>
    public StoreHarness Reopen()
    {
        Dictionary<string, Reservation> rows = [];
        foreach (RowChange row in Counters.Commits.SelectMany(parts => parts.Rows))
        {
            rows.Remove(row.Name);
            if (row.Value is { } value)
            {
                rows.Add(row.Name, JsonSerializer.Deserialize(value.Span, StoreJson.Default.Reservation)!);
            }
        }

        StoreHarness again = new(
            Store.State, JsonSerializer.Deserialize(storedCounters, StoreJson.Default.CapacityState)!);
        again.Time.Now = Time.Now;
        again.Desk.Load(rows.Values);
        return again;
    }

    private static string Json(CapacityState state) =>
        JsonSerializer.Serialize(state, StoreJson.Default.CapacityState);

    public async Task<int> OpenOrders() => (await Office.Find())!.OpenOrders;
}
