using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>Creates orders that are nothing but an id and a status, over the first seed's endpoint.</summary>
public sealed class CreateScenario(Uri server, RunIds ids) : IScenario
{
    private readonly RequestTemplate _template = RequestTemplate.Post(
        server,
        "/create",
        $$$"""
        {"operation":"create","payload":{"orderid":"{{{RequestTemplate.Place('i', RunIds.Length)}}}","status":false}}
        """);

    private long _next;

    public Exchange Open() => new()
    {
        Request = _template.Copy(),
        Length = _template.Length,
        ChecksId = true,
        ExpectedStatus = 201,
    };

    public bool Prepare(Exchange exchange)
    {
        ids.Write(exchange.Id, _next++);
        _template.Fill(exchange.Request, 'i', exchange.Id);
        return true;
    }
}
