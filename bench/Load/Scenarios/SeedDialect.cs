using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>How a system is asked for an order that is nothing but an id and a status.</summary>
/// <param name="create">Creates one; a second one of the same id must be refused.</param>
/// <param name="createdStatus">The answer's status when it is created.</param>
/// <param name="update">Sets the status to true.</param>
/// <param name="get">Reads it.</param>
public sealed class SeedDialect(
    Func<Uri, RequestTemplate> create, int createdStatus, Func<Uri, RequestTemplate> update,
    Func<Uri, RequestTemplate> get)
{
    private static readonly string Id = RequestTemplate.Place('i', RunIds.Length);

    /// <summary>The first seed's own addresses.</summary>
    public static SeedDialect Seed { get; } = new(
        server => RequestTemplate.Post(server, "/create", Body("create", "false")),
        createdStatus: 201,
        server => RequestTemplate.Post(server, "/update", Body("update", "true")),
        server => RequestTemplate.Get(server, $"/get?orderid={Id}"));

    /// <summary>A virtual object <c>order</c> behind the ingress of an actor engine.</summary>
    public static SeedDialect VirtualObject { get; } = new(
        server => RequestTemplate.Post(server, $"/order/{Id}/create", """{"status":false}"""),
        createdStatus: 200,
        server => RequestTemplate.Post(server, $"/order/{Id}/update", """{"status":true}"""),
        server => RequestTemplate.Get(server, $"/order/{Id}/get"));

    /// <summary>Creates orders.</summary>
    public NumberedScenario Create(Uri server, RunIds ids, IEnumerable<long> numbers) =>
        new(create(server), ids, numbers, createdStatus);

    /// <summary>Changes the status of orders, of each once.</summary>
    public NumberedScenario Update(Uri server, RunIds ids, IEnumerable<long> numbers) =>
        new(update(server), ids, numbers, 200);

    /// <summary>Reads orders.</summary>
    public NumberedScenario Get(Uri server, RunIds ids, IEnumerable<long> numbers) =>
        new(get(server), ids, numbers, 200);

    private static string Body(string operation, string status) =>
        $$$"""{"operation":"{{{operation}}}","payload":{"orderid":"{{{Id}}}","status":{{{status}}}}}""";
}
