using System.Net;
using System.Text.Json;
using OrderGrains.Api.Payments;
using OrderGrains.Payments;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Payments;

public sealed class ConfirmationTests
{
    private const string Path = "/v1/payments/pay_o/confirm";

    [Theory]
    [InlineData("4242424242424242", false)]
    [InlineData("4000000000000002", true)]
    public async Task Confirm_KnownCard_PaysAtTheProvider(string number, bool declines)
    {
        await using ApiServer server = await StartAsync();
        HttpResponseMessage response = await server.PostAsync(Path, $$$"""{"card":{"number":"{{{number}}}"}}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("pay_o", (await ApiServer.JsonAsync(response)).GetProperty("id").GetString());
        Assert.Equal(new SimulatedCard { Declines = declines }, server.Grains.Intent("o").Card);
    }

    [Fact]
    public async Task Confirm_Simulation_ReachesTheProvider()
    {
        await using ApiServer server = await StartAsync();
        await server.PostAsync(
            Path,
            """
            {"card":{"number":"4242424242424242"},"simulate":{"delay_ms":1500,"deliveries":3,"reversed":true}}
            """);
        Assert.Equal(
            new SimulatedCard { Delay = TimeSpan.FromSeconds(1.5), Deliveries = 3, Reversed = true },
            server.Grains.Intent("o").Card);
    }

    [Theory]
    [InlineData("""{}""", "/card/number")]
    [InlineData("""{"card":{"number":"4242 4242 4242 4242"}}""", "/card/number")]
    [InlineData("""{"card":{"number":"5555555555554444"}}""", "/card/number")]
    [InlineData("""{"card":{"number":4242424242424242}}""", "/card/number")]
    [InlineData(
        """{"card":{"number":"4242424242424242"},"simulate":{"delay_ms":-1}}""", "/simulate/delay_ms")]
    [InlineData(
        """{"card":{"number":"4242424242424242"},"simulate":{"deliveries":0}}""", "/simulate/deliveries")]
    [InlineData(
        """{"card":{"number":"4242424242424242"},"simulate":{"deliveries":11}}""", "/simulate/deliveries")]
    public async Task Confirm_WrongBody_Is400AndTellsNoNumber(string body, string place)
    {
        await using ApiServer server = await StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync(Path, body), 400, "validation_failed");
        Assert.Equal([place], ApiServer.Places(problem));
        Assert.DoesNotContain("5555555555554444", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Null(server.Grains.Intent("o").Card);
    }

    [Fact]
    public async Task Confirm_NothingToPay_Is409()
    {
        await using ApiServer server = await StartAsync();
        server.Grains.Intent("o").IsPayable = false;
        await ApiServer.ProblemAsync(
            await server.PostAsync(Path, """{"card":{"number":"4242424242424242"}}"""), 409, "invalid_transition");
    }

    [Fact]
    public async Task Confirm_UnknownOrOfARealProvider_Is404()
    {
        const string card = """{"card":{"number":"4242424242424242"}}""";
        await using ApiServer server = await StartAsync();
        server.Grains.Payment("real").View = FakePaymentGrain.ViewOf("real") with { Provider = "other" };
        foreach (string id in (string[])["pay_nope", "o", "pay_real"])
        {
            await ApiServer.ProblemAsync(
                await server.PostAsync($"/v1/payments/{id}/confirm", card), 404, "not_found");
        }

        Assert.Null(server.Grains.Intent("real").Card);
    }

    [Fact]
    public void ToString_Card_HoldsNoNumber() => Assert.DoesNotContain(
        "4242", new ConfirmationBody { Card = new CardBody { Number = "4242424242424242" } }.ToString());

    private static async Task<ApiServer> StartAsync()
    {
        ApiServer server = await ApiServer.StartAsync();
        server.Grains.Payment("o").View = FakePaymentGrain.ViewOf("o");
        return server;
    }
}
