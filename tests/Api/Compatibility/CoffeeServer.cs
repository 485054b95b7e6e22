using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Compatibility;

/// <summary>A front end whose coffee shop is there.</summary>
internal static class CoffeeServer
{
    public const string Order =
        """{"coffee":{"id":"1","price":1},"customerId":"cus_1","customerName":"Ada","total":1}""";

    public static async Task<ApiServer> StartAsync()
    {
        ApiServer server = await ApiServer.StartAsync();
        await server.WaitAsync(
            "the coffee shop", () => Task.FromResult(server.Grains.Store("coffee").View is not null));
        return server;
    }

    /// <summary>Orders a coffee; answers the order's id.</summary>
    public static async Task<string> OrderAsync(ApiServer server)
    {
        HttpResponseMessage response = await server.PostAsync("/order", Order);
        return (await ApiServer.JsonAsync(response)).GetProperty("id").GetString()!;
    }

    /// <summary>Checks that the answer is a problem of this status that says so in the old clients' member.</summary>
    public static async Task FailsAsync(HttpResponseMessage response, int status, string code) => Assert.NotEmpty(
        (await ApiServer.ProblemAsync(response, status, code)).GetProperty("error").GetString()!);

    /// <summary>Gives an order of the shop a payment and a ticket.</summary>
    public static void Pay(ApiServer server, string orderId)
    {
        server.Grains.Payment(orderId).View = FakePaymentGrain.ViewOf(orderId);
        server.Grains.Fulfilment(orderId).View = FakeFulfilmentGrain.ViewOf(orderId);
    }
}
