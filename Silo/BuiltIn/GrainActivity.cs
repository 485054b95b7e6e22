using Orleans.Runtime;
using OrderGrains.Runtime;
using OrderGrains.Status;

namespace OrderGrains.Silo;

/// <summary>What the grains of the built-in host are doing.</summary>
internal sealed class GrainActivity(GrainRuntime runtime) : IGrainActivity
{
    private const string OrderType = "order";

    /// <inheritdoc/>
    public IReadOnlyList<GrainTypeStatus> Read() =>
    [
        .. runtime.GetStatistics().Select(type => new GrainTypeStatus
        {
            Type = type.Type.ToString()!,
            Activations = type.Activations,
            Calls = type.Calls,
            Errors = type.Errors,
            P50Ms = type.P50.TotalMilliseconds,
            P99Ms = type.P99.TotalMilliseconds,
        }),
    ];

    /// <inheritdoc/>
    public OrderActivation? FindOrder(EntityKey order) =>
        runtime.FindActivation(GrainId.Create(OrderType, order.ToString())) is { } live
            ? new OrderActivation(SnakeCase(live.Status), live.Waiting, live.Running)
            : null;

    private static string SnakeCase(ActivationStatus status) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
