using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace OrderGrains.Tests.Fuzz;

public sealed class FuzzTests
{
    private const int BodiesPerTarget = 250;
    private const int MostMutations = 3;
    private const int MostParallel = 8;

    private static readonly (string Method, string Path, string Body)[] Targets =
    [
        ("POST", "/v1/orders", Requests.FullOrder),
        ("POST", "/v1/orders/batch", $$"""{"orders":[{{Requests.Order}},{{Requests.FullOrder}}]}"""),
        ("POST", "/v1/orders/batch-get", """{"ids":["a","b"]}"""),
        ("POST", "/v1/orders/full-1/reject", """{"reason":{"code":"other","note":"n"},"actor":"store"}"""),
        ("POST", "/v1/orders/full-1/accept", """{"ready_at":"2030-01-31T18:30:00Z","actor":"store"}"""),
        ("POST", "/v1/stores", Requests.Store),
        ("PUT", "/v1/stores/sample", Requests.Store),
        ("POST", "/v1/stores/sample/pause", """{"until":"2999-01-01T00:00:00Z"}"""),
        ("POST", "/v1/stores/sample/items/1/availability",
            """{"available":true,"snoozed_until":"2999-01-01T00:00:00Z"}"""),
        ("POST", "/v1/stores/sample/evaluate", Requests.Order),
        ("PUT", "/v1/stores/sample/templates/order.placed/en", """{"subject":"a","text":"b","html":"c"}"""),
        ("POST", "/v1/payments", """{"order_id":"full-1"}"""),
        ("POST", "/v1/payments/pay_full-1/refunds", """{"amount":100,"note":"Cold"}"""),
        ("POST", "/v1/payments/pay_full-1/confirm",
            """
            {"card":{"number":"4242424242424242"},"simulate":{"delay_ms":1,"deliveries":3,"reversed":true}}
            """),
        ("POST", "/v1/fulfilments/ful_full-1/reject",
            """{"reason":{"code":"item_unavailable","note":"No milk"},"note":"Sorry"}"""),
        ("POST", "/order", """{"coffee":{"id":"1"},"customerId":"cus_1","customerName":"Ada"}"""),
        ("PATCH", "/order/full-1", """{"status":"ORDER_CANCELLED","note":"Too late"}"""),
        ("POST", "/payment", """{"orderId":"full-1","customerId":"cus_1"}"""),
        ("PATCH", "/fulfilment/ful_full-1", """{"status":"FULFILMENT_REJECTED","note":"No milk"}"""),
        ("POST", "/create",
            """{"operation":"create","payload":{"orderid":"1","status":false,"customer":{"email":"a@b.c"}}}"""),
        ("POST", "/update", """{"operation":"update","payload":{"orderid":"1","status":true}}"""),
        ("GET", "/get", """{"orderid":"1"}"""),
    ];

    public static TheoryData<string, string, string> All => [.. Targets];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Any_MutatedBody_IsAnsweredWithSuccessOrAProblemBelow500(string method, string path, string body)
    {
        ulong seed = (ulong)Random.Shared.NextInt64();
        await using ApiServer server = await ApiServer.StartAsync();
        Gen<Mutation[]> mutations = Gen.ArrayOf(
            from kind in Gen.Elements(Enum.GetValues<MutationKind>())
            from place in Gen.Choose(0, int.MaxValue - 1)
            from choice in Gen.Choose(0, int.MaxValue - 1)
            select new Mutation(kind, place, choice));
        await Parallel.ForEachAsync(
            Gen.Sample(mutations, MostMutations, new Rnd(seed), BodiesPerTarget),
            new ParallelOptions { MaxDegreeOfParallelism = MostParallel },
            async (changes, _) =>
            {
                byte[] bytes = changes.Aggregate(Encoding.UTF8.GetBytes(body), JsonMutator.Apply);
                await CheckAsync(server, method, path, bytes, seed);
            });
        Assert.DoesNotContain(server.Logs.Entries, entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData("/v1/orders/%00")]
    [InlineData("/v1/orders/%ff")]
    [InlineData("/v1/orders/%ED%A0%80")]
    [InlineData("/v1/orders/%2F")]
    [InlineData("/v1/orders/a%2Fb")]
    [InlineData("/v1/orders/%5C")]
    [InlineData("/v1/orders/%23%3F")]
    [InlineData("/v1/orders/%E2%80%AE")]
    [InlineData("/v1/orders/%0d%0a")]
    [InlineData("/v1/orders/..%2f..")]
    [InlineData("/v1/orders?state=%00&limit=%FF&cursor=%0a&date=%E2%80%AE")]
    [InlineData("/v1/orders?limit=99999999999999999999")]
    [InlineData("/v1/orders?from=0001-01-01T00:00:00%2B14:00&until=9999-12-31T23:59:59-14:00")]
    [InlineData("/v1/dead-letters/%00")]
    [InlineData("/v1/dead-letters?cursor=%00")]
    [InlineData("/v1/payments/pay_%00")]
    [InlineData("/v1/payments?from=%00&cursor=%0a")]
    [InlineData("/v1/fulfilments/ful_%ff")]
    [InlineData("/v1/fulfilments?until=0001-01-01T00:00:00%2B14:00")]
    [InlineData("/order/%E2%80%AE")]
    [InlineData("/order?date=0001-01-01")]
    [InlineData("/order?customerId=%00")]
    [InlineData("/payment/pay_%00")]
    [InlineData("/fulfilment?date=%00")]
    [InlineData("/v1/stores/%00")]
    [InlineData("/v1/stores/a/templates/%00/%00")]
    [InlineData("/get?orderid=%00")]
    [InlineData("/get?orderid=1&orderid=2")]
    [InlineData("/nowhere/%00")]
    public async Task Get_OddAddress_IsAnsweredBelow500(string path)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.Client.GetAsync(path);
        Assert.InRange((int)response.StatusCode, 200, 499);
        Assert.DoesNotContain(server.Logs.Entries, entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData("Idempotency-Key", 256, 400)]
    [InlineData("Idempotency-Key", 255, 201)]
    [InlineData("If-Match", 5000, 201)]
    [InlineData("X-Request-Id", 5000, 201)]
    [InlineData("traceparent", 5000, 201)]
    [InlineData("X-Anything", 40_000, 431)]
    public async Task Place_LongHeader_IsAnsweredBelow500(string header, int length, int status)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync(
            "/v1/orders", Requests.Order, (header, new string('k', length)));
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Place_HandMadeMonsters_AreRefused()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        string[] bodies =
        [
            new string('[', 100_000), new string('{', 1000), "\u0000", "undefined", "{'id':1}", "{\"id\":1,}",
            "{\"a\":" + new string('[', 200) + new string(']', 200) + "}",
            "\"" + new string('\\', 50_001),
            "{\"lines\":" + new string('9', 100_000) + "}",
            "{\"id\":\"" + new string('é', 100_000) + "\"}",
            "{" + string.Join(',', Enumerable.Range(0, 20_000).Select(_ => "\"id\":1")) + "}",
        ];
        foreach (string body in bodies)
        {
            JsonElement problem = await ApiServer.ProblemAsync(
                await server.PostAsync("/v1/orders", body), 400, "validation_failed");
            Assert.InRange(problem.GetProperty("errors").GetArrayLength(), 1, 100);
            Assert.InRange(problem.GetRawText().Length, 1, 20_000);
        }
    }

    private static async Task CheckAsync(ApiServer server, string method, string path, byte[] body, ulong seed)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        HttpResponseMessage response = await server.Client.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        int status = (int)response.StatusCode;
        string shown = $"seed {seed}: {method} {path} {Convert.ToBase64String(body)}: {status} {answer}";
        Assert.True(status is 200 or 201 or 400 or 404 or 409, shown);
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        using JsonDocument problem = JsonDocument.Parse(answer);
        string? code = problem.RootElement.GetProperty("code").GetString();
        Assert.True(status != 400 || code == "validation_failed", shown);
        Assert.True(status != 400 || problem.RootElement.GetProperty("errors").GetArrayLength() > 0, shown);
    }
}
