using OrderGrains.Bench.Http;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Comparison.Work;

/// <summary>No orders at all: a fixed answer, as fast as HTTP goes here.</summary>
internal sealed class FixedAnswers : IOrderWork
{
    public string Name => "fixed answers";

    public bool HasOrders => false;

    public int ChangesEach => 0;

    public Task PrepareAsync(HttpClient client) => Task.CompletedTask;

    public INumbering Create(Uri server, RunIds ids, long first) => throw new NotSupportedException();

    public INumbering CreateChangeable(Uri server, RunIds ids, long first) => throw new NotSupportedException();

    public IScenario Change(Uri server, RunIds ids, NumberRange range) => throw new NotSupportedException();

    public IScenario Get(Uri server, RunIds ids, IEnumerable<long> numbers) => new RawScenario(server, "/plain");

    public Task<bool> RefusesAsync(HttpClient client, string id) => throw new NotSupportedException();
}
