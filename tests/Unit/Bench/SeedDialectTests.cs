using System.Text;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Tests.Bench;

public sealed class SeedDialectTests
{
    private static readonly Uri Server = new("http://127.0.0.1:1");

    [Fact]
    public void Create_InTheSeedsWords_NamesTheIdInItsBody()
    {
        string request = First(SeedDialect.Seed.Create(Server, new RunIds(7), NumberRange.From(3).InTurn()));

        Assert.StartsWith("POST /create HTTP/1.1", request, StringComparison.Ordinal);
        Assert.EndsWith(
            """{"operation":"create","payload":{"orderid":"00000007-0000000003","status":false}}""", request,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Update_InAVirtualObjectsWords_NamesTheIdInItsAddress() => Assert.StartsWith(
        "POST /order/00000007-0000000005/update HTTP/1.1",
        First(SeedDialect.VirtualObject.Update(Server, new RunIds(7), [5])), StringComparison.Ordinal);

    [Fact]
    public void Prepare_AfterTheLastNumber_SaysSo()
    {
        NumberedScenario scenario = SeedDialect.Seed.Get(Server, new RunIds(7), [4, 9]);
        Exchange exchange = scenario.Open();

        Assert.True(scenario.Prepare(exchange));
        Assert.True(scenario.Prepare(exchange));
        Assert.False(scenario.Prepare(exchange));
        Assert.Equal(10, scenario.Next);
    }

    private static string First(NumberedScenario scenario)
    {
        Exchange exchange = scenario.Open();
        Assert.True(scenario.Prepare(exchange));
        return Encoding.UTF8.GetString(exchange.Request, 0, exchange.Length);
    }
}
