using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>Asks for one path again and again: how fast a server answers at all.</summary>
public sealed class RawScenario(Uri server, string path) : IScenario
{
    private readonly RequestTemplate _template = RequestTemplate.Get(server, path);

    public Exchange Open() => new()
    {
        Request = _template.Copy(),
        Length = _template.Length,
        ExpectedStatus = 200,
    };

    public bool Prepare(Exchange exchange) => true;
}
