using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Api.Access;

namespace OrderGrains.Tests.Access;

/// <summary>
/// Who may use which endpoint, all of them. <c>own</c>: others than the admin get what is theirs, which
/// <see cref="RoleTests"/> tries out. A new endpoint needs a line here: decide.
/// </summary>
public sealed class EndpointRuleTests
{
    private const string Table = """
        GET / | open
        GET /favicon.ico | open
        * /graphql | open
        * /shop/{**rest} | open
        * /kitchen/{**rest} | open
        * /admin/{**rest} | open
        * /silos/{**rest} | open
        * /_app/{**rest} | open
        GET /openapi/{documentName}.json | open
        GET /health/live | open
        GET /health/ready | open
        GET /metrics | admin
        POST /webhook | open

        GET /v1/access | admin, store, customer: own name
        POST /v1/access/renew | admin
        POST /v1/customers | open
        POST /v1/customers/{id}/tokens | admin
        POST /v1/stores/{id}/keys | admin

        POST /v1/orders | admin, customer: own orders
        GET /v1/orders | admin, store, customer: own orders
        POST /v1/orders/batch | admin, customer: own orders
        POST /v1/orders/batch-get | admin, store, customer: own orders
        GET /v1/orders/{id} | admin, store, customer: own order
        GET /v1/orders/{id}/timeline | admin, store, customer: own order
        GET /v1/orders/{id}/notifications | admin
        GET /v1/orders/{id}/payment | admin, store, customer: own order
        GET /v1/orders/{id}/fulfilment | admin, store, customer: own order
        POST /v1/orders/{id}/cancel | admin, store, customer: own order
        POST /v1/orders/{id}/accept | admin, store: own order
        POST /v1/orders/{id}/reject | admin, store: own order
        POST /v1/orders/{id}/prepare | admin, store: own order
        POST /v1/orders/{id}/ready | admin, store: own order
        POST /v1/orders/{id}/complete | admin, store: own order

        GET /v1/orders/{id}/events | admin, store, customer: own order
        GET /v1/stores/{id}/events | admin, store {id}, customer
        GET /v1/customers/{id}/events | admin, customer {id}

        GET /v1/payment-provider | open
        POST /v1/payments | admin, customer: own order
        GET /v1/payments | admin, store, customer: own payments
        GET /v1/payments/{id} | admin, store, customer: own order
        POST /v1/payments/{id}/confirm | admin, customer: own order
        POST /v1/payments/{id}/refunds | admin

        GET /v1/fulfilments | admin, store, customer: own fulfilments
        GET /v1/fulfilments/{id} | admin, store, customer: own order
        POST /v1/fulfilments/{id}/start | admin, store: own order
        POST /v1/fulfilments/{id}/ready | admin, store: own order
        POST /v1/fulfilments/{id}/complete | admin, store: own order
        POST /v1/fulfilments/{id}/reject | admin, store: own order

        POST /v1/stores | admin
        GET /v1/stores | admin, store, customer: own store
        GET /v1/stores/{id} | admin, store {id}, customer
        PUT /v1/stores/{id} | admin
        POST /v1/stores/{id}/pause | admin, store {id}
        POST /v1/stores/{id}/resume | admin, store {id}
        POST /v1/stores/{id}/items/{itemId}/availability | admin, store {id}
        POST /v1/stores/{id}/evaluate | admin, store {id}
        GET /v1/stores/{id}/templates/{type}/{locale} | admin
        PUT /v1/stores/{id}/templates/{type}/{locale} | admin

        GET /v1/dead-letters | admin
        GET /v1/dead-letters/{id} | admin
        POST /v1/dead-letters/{id}/redrive | admin
        DELETE /v1/dead-letters/{id} | admin

        POST /create | admin
        GET /get | admin
        POST /update | admin
        GET /coffees | admin
        POST /order | admin
        GET /order | admin
        GET /order/{id} | admin
        PATCH /order/{id} | admin
        POST /payment | admin
        GET /payment | admin
        GET /payment/{id} | admin
        GET /fulfilment | admin
        GET /fulfilment/{id} | admin
        PATCH /fulfilment/{id} | admin

        GET /cluster | admin
        GET /cluster/orders/{id} | admin
        POST /cluster/audit | admin
        GET /silo/status | admin
        GET /silo/orders/{tenant}/{id} | admin
        POST /silo/audit | admin
        """;

    [Fact]
    public async Task Map_EveryEndpoint_HasTheAccessThatWasDecided()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        string[] declared =
        [
            .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(Lines)
                .Order(StringComparer.Ordinal),
        ];
        string[] decided =
        [
            .. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Order(StringComparer.Ordinal),
        ];

        string undecided = string.Join('\n', declared.Except(decided));
        string gone = string.Join('\n', decided.Except(declared));
        Assert.True(declared.SequenceEqual(decided), $"Not in the table:\n{undecided}\nOnly in the table:\n{gone}");
    }

    [Fact]
    public void Of_NothingDeclared_IsTheAdminsAlone()
    {
        Endpoint bare = new(null, EndpointMetadataCollection.Empty, "bare");
        foreach (AccessRule rule in (AccessRule[])[AccessRule.Of(null), AccessRule.Of(bare)])
        {
            Assert.Equal("admin", rule.ToString());
            Assert.True(rule.Allows(Caller.Admin, []));
            Assert.False(rule.Allows(Caller.OfStore("corner"), []));
            Assert.False(rule.Allows(Caller.OfCustomer("cus_1"), []));
        }
    }

    [Theory]
    [InlineData("corner", true)]
    [InlineData("Corner", false)]
    [InlineData("other", false)]
    [InlineData(null, false)]
    public void Allows_PathNamesStoreOrCustomer_OnlyIfItIsTheCallers(string? named, bool allowed)
    {
        var path = new RouteValueDictionary();
        if (named is not null)
        {
            path["id"] = named;
        }

        AccessRule ofStore = new() { Stores = true, StoreParameter = "id" };
        AccessRule ofCustomer = new() { Customers = true, CustomerParameter = "id" };
        Assert.Equal(allowed, ofStore.Allows(Caller.OfStore("corner"), path));
        Assert.False(ofStore.Allows(Caller.OfCustomer("corner"), path));
        Assert.Equal(allowed, ofCustomer.Allows(Caller.OfCustomer("corner"), path));
        Assert.False(ofCustomer.Allows(Caller.OfStore("corner"), path));
    }

    private static IEnumerable<string> Lines(Endpoint endpoint)
    {
        string path = "/" + ((RouteEndpoint)endpoint).RoutePattern.RawText!.Trim('/');
        IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return methods.Select(method => $"{method} {path} | {AccessRule.Of(endpoint)}");
    }
}
