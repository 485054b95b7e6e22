using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Runtime;
using OrderGrains.Silo;

namespace OrderGrains.Bench.Micro;

/// <summary>
/// What a live order that nobody calls costs in memory: 200,000 of them, on the embedded store, every order with the
/// lines and the customer of the HTTP benchmark. What its e-mails keep in memory counts in. Beside it, what the states
/// alone take: as many of them as objects, read from the store and held by nothing but an array.
/// </summary>
internal static class MemoryBenchmark
{
    private const int Orders = 200_000;
    private const int States = 20_000;
    private const int Callers = 250;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("ordergrains-memory-").FullName;
        try
        {
            await RunAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string folder)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        EmbeddedSilo.Add(builder, folder);
        using IHost host = builder.Build();
        await host.StartAsync();
        IGrainFactory grains = host.Services.GetRequiredService<IGrainFactory>();
        await SampleOrders.CreateStoresAsync(grains);
        await PlaceAsync(grains, -Callers, 0);
        long before = Settle();
        await PlaceAsync(grains, 0, Orders);
        GrainRuntime runtime = host.Services.GetRequiredService<GrainRuntime>();
        await WaitUntilIdleAsync(runtime);
        long bytes = Settle() - before;
        string live = string.Join(", ", runtime.GetStatistics().Where(each => each.Activations > 0)
            .Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Activations:N0} {each.Type}")));
        double perOrder = bytes / (double)Orders;
        double perState = await MeasureStatesAsync(host.Services.GetRequiredService<LedgerHost>());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| memory, {Orders:N0} live orders | {perOrder:N0} bytes per order, {perOrder - perState:N0} above its "
                + $"state's {perState:N0} | live: {live} |"));
        await host.StopAsync();
    }

    private static async Task<double> MeasureStatesAsync(LedgerHost host)
    {
        OrderState?[] states = new OrderState?[States];
        long before = Settle();
        for (int number = 0; number < States; number++)
        {
            states[number] = await host.Ledger.ReadStateAsync<OrderState>(
                OrderState.StateName, SampleOrders.KeyOf(number), CancellationToken.None);
        }

        double bytes = Settle() - before;
        return states.All(static state => state?.Content is not null)
            ? bytes / States
            : throw new InvalidOperationException("A placed order has no stored state.");
    }

    private static long Settle()
    {
        for (int pass = 0; pass < 3; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    // Deliveries go on after the answers: settled means that the number of calls stands still.
    private static async Task WaitUntilIdleAsync(GrainRuntime runtime)
    {
        const int maxLooks = 600;
        const int quietLooks = 10;
        long last = -1;
        int quiet = 0;
        for (int look = 0; look < maxLooks && quiet < quietLooks; look++)
        {
            await Task.Delay(Interval);
            long calls = runtime.GetStatistics().Sum(each => each.Calls);
            quiet = calls == last ? quiet + 1 : 0;
            last = calls;
        }
    }

    private static async Task PlaceAsync(IGrainFactory grains, int from, int until)
    {
        int next = from - 1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            await Task.Yield();
            for (int number = Interlocked.Increment(ref next); number < until; number = Interlocked.Increment(ref next))
            {
                OrderResult result = await SampleOrders.PlaceAsync(grains, number);
                if (result.Order is null)
                {
                    throw new InvalidOperationException($"Order {number} was refused: {result.Refusal}");
                }
            }
        }));
    }
}
