using OrderGrains.Api.Hosting;
using OrderGrains.Api.Problems;
using OrderGrains.Configuration;
using OrderGrains.Stores;

namespace OrderGrains.Api.Samples;

/// <summary>
/// Creates the stores of a first start once the process runs. Idempotent: a store that is there, changed or not, is
/// left alone. While the silo is not available it tries again, a bounded number of times.
/// </summary>
internal sealed partial class SampleStores(
    GrainCalls grains, ApiOptions options, TimeProvider time, ILogger<SampleStores> logger) : BackgroundService
{
    private const int MostTries = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>True once there is nothing left to create; until then the process is not ready.</summary>
    public bool Done { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.CreateSampleStores)
        {
            await CreateAsync(SampleMenus.SampleStore, SampleMenus.Sample, stoppingToken);
            await CreateAsync(SampleMenus.CoffeeStore, SampleMenus.Coffee, stoppingToken);
            await CreateAsync(SampleMenus.DefaultStore, SampleMenus.Default, stoppingToken);
        }

        Done = true;
    }

    private async Task CreateAsync(string id, StoreSettings settings, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= MostTries; attempt++)
        {
            try
            {
                if (await grains.Within(grains.Store(id).Find()) is null)
                {
                    await grains.Within(grains.Store(id).Create(settings));
                    LogCreated(id);
                }

                return;
            }
            catch (Exception failure) when (Unavailability.TryExplain(failure, changes: true, out _))
            {
                LogUnavailable(id, attempt, failure.Message);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }

        LogGivenUp(id);
    }
}
