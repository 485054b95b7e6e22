using System.Net;
using System.Text;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Comparison.Work;

/// <summary>Orders that are an id and a status and nothing else, as those of the first seed.</summary>
/// <param name="dialect">How the system is asked for them.</param>
/// <param name="duplicate">The address and the body that ask for an order again, with the other status.</param>
internal sealed class IdAndStatus(SeedDialect dialect, Func<string, (string Path, string Body)> duplicate)
    : IOrderWork
{
    public string Name => "id and status";

    public bool HasOrders => true;

    public int ChangesEach => 1;

    /// <summary>Over the first seed's addresses.</summary>
    public static IdAndStatus Seed { get; } = new(
        SeedDialect.Seed,
        id => ("/create", $$$"""{"operation":"create","payload":{"orderid":"{{{id}}}","status":true}}"""));

    /// <summary>Over a virtual object's.</summary>
    public static IdAndStatus VirtualObject { get; } = new(
        SeedDialect.VirtualObject, id => ($"/order/{id}/create", """{"status":true}"""));

    public Task PrepareAsync(HttpClient client) => Task.CompletedTask;

    public INumbering Create(Uri server, RunIds ids, long first) =>
        dialect.Create(server, ids, NumberRange.From(first).InTurn());

    public INumbering CreateChangeable(Uri server, RunIds ids, long first) => Create(server, ids, first);

    public IScenario Change(Uri server, RunIds ids, NumberRange range) => dialect.Update(server, ids, range.InTurn());

    public IScenario Get(Uri server, RunIds ids, IEnumerable<long> numbers) => dialect.Get(server, ids, numbers);

    public async Task<bool> RefusesAsync(HttpClient client, string id)
    {
        (string path, string text) = duplicate(id);
        using StringContent body = new(text, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        return answer.StatusCode == HttpStatusCode.Conflict;
    }
}
