namespace OrderGrains.Tests.Access;

/// <summary>Each role against each group of endpoints, in a <see cref="Town"/>.</summary>
public sealed class RoleTests
{
    private const string Until = """{"until":"2999-01-01T00:00:00Z"}""";
    private const string Placing = """{"store_id":"corner","lines":[{"item_id":"e","quantity":1}]}""";
    private const string Card = """{"card":{"number":"4242424242424242"}}""";

    /// <summary>
    /// Request, body, and the status for: nobody, the admin, own and other store, own and other customer.
    /// </summary>
    public static TheoryData<string, string?, int[]> Matrix => new()
    {
        { "GET /v1/access", null, [401, 200, 200, 200, 200, 200] },
        { "POST /v1/access/renew", null, [401, 204, 403, 403, 403, 403] },
        { "POST /v1/customers", null, [201, 201, 201, 201, 201, 201] },
        { "POST /v1/customers/ada/tokens", null, [401, 201, 403, 403, 403, 403] },
        { "POST /v1/stores/corner/keys", null, [401, 201, 403, 403, 403, 403] },
        { "POST /v1/orders", Placing, [401, 201, 403, 403, 201, 201] },
        { "POST /v1/orders/batch", $$"""{"orders":[{{Placing}}]}""", [401, 200, 403, 403, 200, 200] },
        { "POST /v1/orders/batch-get", """{"ids":["own"]}""", [401, 200, 200, 200, 200, 200] },
        { "GET /v1/orders", null, [401, 200, 200, 200, 200, 200] },
        { "GET /v1/orders?store_id=corner", null, [401, 200, 200, 403, 200, 200] },
        { "GET /v1/orders/own", null, [401, 200, 200, 404, 200, 404] },
        { "GET /v1/orders/own/timeline", null, [401, 200, 200, 404, 200, 404] },
        { "GET /v1/orders/own/notifications", null, [401, 200, 403, 403, 403, 403] },
        { "GET /v1/orders/own/payment", null, [401, 200, 200, 404, 200, 404] },
        { "GET /v1/orders/own/fulfilment", null, [401, 200, 200, 404, 200, 404] },
        { "POST /v1/orders/own/cancel", null, [401, 200, 200, 404, 200, 404] },
        { "POST /v1/orders/own/accept", null, [401, 200, 200, 404, 403, 403] },
        { "POST /v1/orders/own/reject", null, [401, 200, 200, 404, 403, 403] },
        { "POST /v1/orders/own/prepare", null, [401, 200, 200, 404, 403, 403] },
        { "POST /v1/orders/own/ready", null, [401, 200, 200, 404, 403, 403] },
        { "POST /v1/orders/own/complete", null, [401, 200, 200, 404, 403, 403] },
        { "POST /v1/payments", """{"order_id":"own"}""", [401, 200, 403, 403, 200, 404] },
        { "GET /v1/payments", null, [401, 200, 200, 200, 200, 200] },
        { "GET /v1/payments/pay_own", null, [401, 200, 200, 404, 200, 404] },
        { "POST /v1/payments/pay_own/confirm", Card, [401, 200, 403, 403, 200, 404] },
        { "POST /v1/payments/pay_own/refunds", null, [401, 201, 403, 403, 403, 403] },
        { "GET /v1/fulfilments", null, [401, 200, 200, 200, 200, 200] },
        { "GET /v1/fulfilments/ful_own", null, [401, 200, 200, 404, 200, 404] },
        { "POST /v1/fulfilments/ful_own/start", null, [401, 200, 200, 404, 403, 403] },
        { "POST /v1/fulfilments/ful_own/reject", null, [401, 200, 200, 404, 403, 403] },
        { "GET /v1/stores", null, [401, 200, 200, 200, 200, 200] },
        { "GET /v1/stores/corner", null, [401, 200, 200, 403, 200, 200] },
        { "PUT /v1/stores/corner", Tests.Requests.Store, [401, 200, 403, 403, 403, 403] },
        { "POST /v1/stores", """{"id":"new","name":"New"}""", [401, 201, 403, 403, 403, 403] },
        { "POST /v1/stores/corner/pause", Until, [401, 200, 200, 403, 403, 403] },
        { "POST /v1/stores/corner/resume", null, [401, 200, 200, 403, 403, 403] },
        { "POST /v1/stores/corner/items/e/availability", """{"available":false}""", [401, 200, 200, 403, 403, 403] },
        { "POST /v1/stores/corner/evaluate", Placing, [401, 200, 200, 403, 403, 403] },
        { "GET /v1/stores/corner/templates/order.placed/en", null, [401, 404, 403, 403, 403, 403] },
        { "GET /v1/dead-letters", null, [401, 200, 403, 403, 403, 403] },
        { "GET /get?orderid=own", null, [401, 200, 403, 403, 403, 403] },
        { "GET /order?customerId=ada", null, [401, 200, 403, 403, 403, 403] },
        { "GET /payment/pay_own", null, [401, 404, 403, 403, 403, 403] },
        { "GET /cluster", null, [401, 200, 403, 403, 403, 403] },
        { "GET /silo/status", null, [401, 200, 403, 403, 403, 403] },
        { "GET /metrics", null, [401, 200, 403, 403, 403, 403] },
        { "GET /health/live", null, [200, 200, 200, 200, 200, 200] },
        { "GET /nowhere", null, [401, 404, 403, 403, 403, 403] },
        { "DELETE /v1/orders/own", null, [401, 405, 403, 403, 403, 403] },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Send_AsEachRole_IsAnsweredAsDecided(string request, string? body, int[] expected)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        List<int> answered = [];
        for (int role = 0; role < expected.Length; role++)
        {
            Town town = await Town.BuildAsync(server);
            string[] parts = request.Split(' ');
            HttpResponseMessage response = await server.SendAsync(
                new HttpMethod(parts[0]), parts[1], body, Keys.Bearer(town.Keys[role]));
            answered.Add((int)response.StatusCode);
            string? code = (int)response.StatusCode switch
            {
                401 => "unauthorised",
                403 => "forbidden",
                404 => "not_found",
                _ => null,
            };
            if (code is not null)
            {
                await ApiServer.ProblemAsync(response, (int)response.StatusCode, code);
            }
        }

        Assert.Equal(expected, answered);
    }
}
