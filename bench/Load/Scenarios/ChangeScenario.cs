using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>
/// Leads placed orders to their end: accept, prepare, ready, complete. Each connection keeps its order until the end,
/// so that every transition is legal. Ends when all orders are completed.
/// </summary>
public sealed class ChangeScenario : IScenario
{
    private static readonly string[] Steps = ["accept", "prepare", "ready", "complete"];

    private readonly RunIds _ids;
    private readonly long _orders;
    private readonly RequestTemplate[] _templates;
    private long _next;

    public ChangeScenario(Uri server, RunIds ids, long orders, long firstNumber = 0)
    {
        _ids = ids;
        _orders = orders;
        _next = firstNumber;
        string id = RequestTemplate.Place('i', RunIds.Length);
        _templates = [.. Steps.Select(step => RequestTemplate.Post(server, $"/v1/orders/{id}/{step}", "{}"))];
    }

    public Exchange Open() => new()
    {
        Request = new byte[_templates.Max(template => template.Length)],
        ChecksId = true,
        ExpectedStatus = 200,
    };

    public bool Prepare(Exchange exchange)
    {
        if (exchange.Order < 0 || exchange.Step == Steps.Length)
        {
            if (_next == _orders)
            {
                return false;
            }

            exchange.Order = _next++;
            exchange.Step = 0;
        }

        RequestTemplate template = _templates[exchange.Step++];
        _ids.Write(exchange.Id, exchange.Order);
        template.CopyTo(exchange.Request);
        template.Fill(exchange.Request, 'i', exchange.Id);
        exchange.Length = template.Length;
        return true;
    }
}
