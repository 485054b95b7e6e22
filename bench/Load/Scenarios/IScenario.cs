using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>A kind of load: which request comes next and what its answer must be. Used by one thread.</summary>
public interface IScenario
{
    /// <summary>A new connection's exchange.</summary>
    Exchange Open();

    /// <summary>Writes the next request into the exchange; false when there is none left.</summary>
    bool Prepare(Exchange exchange);
}
