using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>How busy a grain class is on this silo.</summary>
/// <param name="Type">The class.</param>
/// <param name="Activations">How many grains are live.</param>
/// <param name="Calls">How many requests were started since the start of the process.</param>
/// <param name="Errors">How many of them failed.</param>
/// <param name="P50">How long half of the latest requests took at most, with waiting; zero: there were none.</param>
/// <param name="P99">The same for 99 of 100.</param>
public sealed record GrainStatistics(
    GrainType Type, int Activations, long Calls, long Errors, TimeSpan P50 = default, TimeSpan P99 = default);
