using System.Globalization;
using BenchmarkDotNet.Attributes;
using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Bench.Micro.Suite;

/// <summary>States given to the ledger at once, on SQLite with every commit synced, until all are durable.</summary>
public class CommitBenchmarks
{
    private SampleLedger? ledger;
    private OrderState? state;
    private LedgerOwner[] owners = [];
    private Task[] writes = [];

    /// <summary>How many states are given at once.</summary>
    [Params(1, 64, 512)]
    public int States { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        ledger = await SampleLedger.StartAsync();
        state = await ledger.PlaceAsync();
        writes = new Task[States];
        owners =
        [
            .. Enumerable.Range(0, States).Select(number => new LedgerOwner(
                "order", string.Create(CultureInfo.InvariantCulture, $"bench/{number}"), OrderState.StateName)),
        ];
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await ledger!.DisposeAsync();

    /// <summary>Writes them all and waits.</summary>
    [Benchmark]
    public Task Commit()
    {
        for (int number = 0; number < States; number++)
        {
            writes[number] = ledger!.Engine.WriteAsync(owners[number], state!);
        }

        return Task.WhenAll(writes);
    }
}
