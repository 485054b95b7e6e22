using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>Reads orders of this run, chosen evenly; the choice depends on nothing but the seed.</summary>
public sealed class GetScenario(Uri server, RunIds ids, long orders) : IScenario
{
    private readonly RequestTemplate _template =
        RequestTemplate.Get(server, "/v1/orders/" + RequestTemplate.Place('i', RunIds.Length));

    private readonly Random _random = new(20);

    public Exchange Open() => new()
    {
        Request = _template.Copy(),
        Length = _template.Length,
        ChecksId = true,
        ExpectedStatus = 200,
    };

    public bool Prepare(Exchange exchange)
    {
        ids.Write(exchange.Id, _random.NextInt64(orders));
        _template.Fill(exchange.Request, 'i', exchange.Id);
        return true;
    }
}
