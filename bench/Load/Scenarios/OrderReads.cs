using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>Reads orders.</summary>
public static class OrderReads
{
    /// <summary>Reads orders of a run.</summary>
    public static NumberedScenario Of(Uri server, RunIds ids, IEnumerable<long> numbers) => new(
        RequestTemplate.Get(server, "/v1/orders/" + RequestTemplate.Place('i', RunIds.Length)), ids, numbers, 200);
}
