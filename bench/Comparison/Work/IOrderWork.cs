using OrderGrains.Bench.Http;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Comparison.Work;

/// <summary>What is asked of a system, in its own words: create an order, change its status, get it.</summary>
public interface IOrderWork
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Whether there are any orders; if not, all that can be done is to get.</summary>
    bool HasOrders { get; }

    /// <summary>How many changes an order can take.</summary>
    int ChangesEach { get; }

    /// <summary>Sets up what orders need.</summary>
    Task PrepareAsync(HttpClient client);

    /// <summary>Creates orders.</summary>
    INumbering Create(Uri server, RunIds ids, long first);

    /// <summary>Creates orders that can be changed.</summary>
    INumbering CreateChangeable(Uri server, RunIds ids, long first);

    /// <summary>Changes each order as often as it can be.</summary>
    IScenario Change(Uri server, RunIds ids, NumberRange range);

    /// <summary>Gets orders.</summary>
    IScenario Get(Uri server, RunIds ids, IEnumerable<long> numbers);

    /// <summary>Asks for an order that there is already, with other content; true when it is refused.</summary>
    Task<bool> RefusesAsync(HttpClient client, string id);
}
