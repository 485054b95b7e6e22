using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Bench.Micro;

/// <summary>
/// What one store takes in, within one process: whole orders on the embedded store, each durable before it counts; and
/// admissions alone on a store in memory whose orders commit elsewhere, so that each waits for its own commit.
/// </summary>
internal static class StoreBenchmark
{
    private const int Callers = 250;
    private const int Runs = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private static readonly RequestedLine[] Lines = [new() { ItemId = "1", Quantity = 1 }];

    private static readonly StoreSettings Settings = new()
    {
        Name = "One",
        Acceptance = AcceptanceMode.Auto,
        Menu = [new MenuItem { Id = "1", Name = "Cappuccino", Price = new MinorUnits(370) }],
    };

    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("ordergrains-store-").FullName;
        try
        {
            await RunAsync("orders of one store, SQLite", builder => EmbeddedSilo.Add(builder, folder), PlaceAsync);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await RunAsync("admissions of one store, memory", EmbeddedSilo.AddInMemory, AdmitAsync);
    }

    private static async Task RunAsync(
        string what, Action<HostApplicationBuilder> add, Func<IGrainFactory, string, Task<bool>> take)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        add(builder);
        using IHost host = builder.Build();
        await host.StartAsync();
        IGrainFactory grains = host.Services.GetRequiredService<IGrainFactory>();
        await Store(grains).Create(Settings);
        int taken = 0;
        await MeasureAsync(WarmUp);
        List<double> rates = [];
        for (int run = 0; run < Runs; run++)
        {
            rates.Add(await MeasureAsync(Duration));
        }

        StoreView? store = await Store(grains).Find();
        await host.StopAsync();
        rates.Sort();
        string exact = store?.OpenOrders == taken ? "counted exactly" : $"COUNTED {store?.OpenOrders} OF {taken}";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what}, {Callers} callers | {rates[Runs / 2]:N0}/s | {rates[0]:N0}–{rates[^1]:N0}/s; {exact} |"));

        async Task<double> MeasureAsync(TimeSpan duration)
        {
            int before = taken;
            long start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
            {
                await Task.Yield();
                while (Stopwatch.GetElapsedTime(start) < duration)
                {
                    string id = Interlocked.Increment(ref taken).ToString("D19", CultureInfo.InvariantCulture);
                    if (!await take(grains, id))
                    {
                        throw new InvalidOperationException($"Order {id} was not taken.");
                    }
                }
            }));
            return (taken - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static async Task<bool> PlaceAsync(IGrainFactory grains, string id)
    {
        OrderResult result = await grains.GetGrain<IOrderGrain>($"default/{id}").Place(new PlaceOrder
        {
            StoreId = "bench-one",
            Lines = Lines,
            Customer = new CustomerDetails { Id = "cus_1" },
            Fingerprint = id,
        });
        return result.Order?.State == OrderStatus.Accepted;
    }

    private static async Task<bool> AdmitAsync(IGrainFactory grains, string id)
    {
        Admission admission = await Store(grains).Admit(
            new AdmissionRequest { OrderId = id, Attempt = 1, Lines = Lines });
        return admission is { Refusal: null, Rejection: null };
    }

    private static IStoreGrain Store(IGrainFactory grains) => grains.GetGrain<IStoreGrain>("default/bench-one");
}
