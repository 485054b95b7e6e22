using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>The same request for one order after the other.</summary>
/// <param name="template">The request, with a place for the order's id.</param>
/// <param name="ids">The ids of the run.</param>
/// <param name="numbers">The orders.</param>
/// <param name="expectedStatus">What the answer's status must be.</param>
public sealed class NumberedScenario(
    RequestTemplate template, RunIds ids, IEnumerable<long> numbers, int expectedStatus) : INumbering
{
    private readonly IEnumerator<long> _numbers = numbers.GetEnumerator();

    public long Next { get; private set; }

    public Exchange Open() => new()
    {
        Request = template.Copy(),
        Length = template.Length,
        ChecksId = true,
        ExpectedStatus = expectedStatus,
    };

    public bool Prepare(Exchange exchange)
    {
        if (!_numbers.MoveNext())
        {
            return false;
        }

        Next = _numbers.Current + 1;
        ids.Write(exchange.Id, _numbers.Current);
        template.Fill(exchange.Request, 'i', exchange.Id);
        return true;
    }
}
