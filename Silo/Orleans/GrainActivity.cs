using Orleans.Runtime;
using OrderGrains.Status;

namespace OrderGrains.Silo;

/// <summary>What the product's grains on Orleans are doing.</summary>
internal sealed class GrainActivity(CallStatistics statistics, IServiceProvider services) : IGrainActivity
{
    private const string OrderType = "order";

    // A client has no grains.
    private BucketActivations? Activations => services.GetService<BucketActivations>();

    private LedgerHost Ledger => services.GetRequiredService<LedgerHost>();

    /// <inheritdoc/>
    public IReadOnlyList<GrainTypeStatus> Read()
    {
        IReadOnlyDictionary<GrainType, int> live =
            Activations is { } activations ? activations.Count() : new Dictionary<GrainType, int>();
        return [.. live.Keys.Union(statistics.Types.Keys).Select(type => Describe(type, live.GetValueOrDefault(type)))];
    }

    /// <summary>A live order. How many calls wait for it is Orleans' own knowledge.</summary>
    public OrderActivation? FindOrder(EntityKey order) =>
        Ledger.IsOpen && Activations?.Find(GrainId.Create(OrderType, order.ToString())) is not null
            ? new OrderActivation("active", 0, 0)
            : null;

    private GrainTypeStatus Describe(GrainType type, int live)
    {
        CallTimes? calls = statistics.Types.GetValueOrDefault(type);
        (TimeSpan p50, TimeSpan p99) = calls?.Percentiles() ?? default;
        return new GrainTypeStatus
        {
            Type = type.ToString()!,
            Activations = live,
            Calls = calls?.Calls ?? 0,
            Errors = calls?.Errors ?? 0,
            P50Ms = p50.TotalMilliseconds,
            P99Ms = p99.TotalMilliseconds,
        };
    }
}
