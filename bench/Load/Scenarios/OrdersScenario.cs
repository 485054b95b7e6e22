using System.Buffers.Text;
using OrderGrains.Bench.Http;

namespace OrderGrains.Bench.Scenarios;

/// <summary>Places orders with new ids, spread evenly over the stores and over a thousand customers.</summary>
public sealed class OrdersScenario : INumbering
{
    private const int Customers = 1_000;
    private const int CustomerLength = 10;

    private readonly RequestTemplate _template;
    private readonly RunIds _ids;
    private readonly StoreSet _stores;
    private long _next;

    public OrdersScenario(
        Uri server, RunIds ids, StoreSet stores, long firstNumber = 0, bool hasEmail = true,
        int lines = OrderBody.UsualLines)
    {
        _ids = ids;
        _stores = stores;
        _next = firstNumber;
        string customer = RequestTemplate.Place('c', CustomerLength);
        _template = RequestTemplate.Post(
            server,
            "/v1/orders",
            OrderBody.Text(
                RequestTemplate.Place('i', RunIds.Length), RequestTemplate.Place('s', StoreSet.IdLength), customer,
                hasEmail, lines));
    }

    /// <summary>The number of the next order.</summary>
    public long Next => _next;

    public Exchange Open() => new()
    {
        Request = _template.Copy(),
        Length = _template.Length,
        ChecksId = true,
        ExpectedStatus = 201,
    };

    public bool Prepare(Exchange exchange)
    {
        long number = _next++;
        _ids.Write(exchange.Id, number);
        _template.Fill(exchange.Request, 'i', exchange.Id);
        Span<byte> text = stackalloc byte[CustomerLength];
        _stores.Write(text, number);
        _template.Fill(exchange.Request, 's', text[..StoreSet.IdLength]);
        "cus_"u8.CopyTo(text);
        Utf8Formatter.TryFormat(number % Customers, text[4..], out _, new('D', CustomerLength - 4));
        _template.Fill(exchange.Request, 'c', text);
        return true;
    }
}
