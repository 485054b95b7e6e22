using System.Net;
using System.Text.Json;
using OrderGrains.Audit;
using OrderGrains.Orders;
using OrderGrains.Status;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Cluster;

public sealed class ClusterTests
{
    private const string Key = "0123456789abcdef";

    // Nothing listens on the discard port.
    private const string Nowhere = "http://127.0.0.1:9";

    private static readonly OrderPlace Place = new()
    {
        Id = "abc",
        Silo = "b",
        Pid = 7,
        Bucket = 3,
        Epoch = 2,
        Activation = "active",
        MailboxDepth = 1,
        Running = 1,
        Version = 4,
        State = OrderStatus.Ready,
    };

    [Fact]
    public async Task Get_OneProcess_IsTheWholeCluster()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement cluster = await GetAsync(server, "/cluster");
        JsonElement silo = Assert.Single(cluster.GetProperty("silos").EnumerateArray());
        Assert.Equal("local", silo.GetProperty("id").GetString());
        Assert.Equal(7, silo.GetProperty("pid").GetInt32());
        Assert.True(silo.GetProperty("reachable").GetBoolean());
        Assert.Equal("order", silo.GetProperty("activations")[0].GetProperty("type").GetString());
        Assert.Equal("local", cluster.GetProperty("self").GetString());
        JsonElement totals = cluster.GetProperty("totals");
        Assert.Equal(4, totals.GetProperty("buckets").GetInt32());
        Assert.Equal(0, totals.GetProperty("buckets_without_owner").GetArrayLength());
    }

    [Fact]
    public async Task Get_SeveralSilos_AsksEachAndListsTheDeadOne()
    {
        await using ApiServer other = await ApiServer.StartAsync();
        await using ApiServer server = await ApiServer.StartAsync();
        Spread(server, other);
        other.Cluster.Status = other.Cluster.Status with { Id = "b", Pid = 8, Buckets = [2] };
        JsonElement cluster = await GetAsync(server, "/cluster");
        JsonElement[] silos = [.. cluster.GetProperty("silos").EnumerateArray()];
        Assert.Equal(["a", "b", "c"], silos.Select(silo => silo.GetProperty("id").GetString()));
        Assert.Equal([true, true, false], silos.Select(silo => silo.GetProperty("reachable").GetBoolean()));
        Assert.Equal([7, 8, 99], silos.Select(silo => silo.GetProperty("pid").GetInt32()));
        Assert.False(silos[2].TryGetProperty("cpu", out _));
        JsonElement totals = cluster.GetProperty("totals");
        Assert.Equal((3, 2), (totals.GetProperty("silos").GetInt32(), totals.GetProperty("reachable").GetInt32()));
        Assert.Equal(40, totals.GetProperty("calls_per_second").GetDouble());
        Assert.Equal(4, totals.GetProperty("activations")[0].GetProperty("activations").GetInt32());
    }

    [Fact]
    public async Task Get_SiloThatIsAnotherByNow_IsNotMistakenForIt()
    {
        await using ApiServer other = await ApiServer.StartAsync();
        await using ApiServer server = await ApiServer.StartAsync();
        Spread(server, other);
        JsonElement cluster = await GetAsync(server, "/cluster");
        Assert.False(cluster.GetProperty("silos")[1].GetProperty("reachable").GetBoolean());
    }

    [Fact]
    public async Task FindOrder_InThisProcess_IsAnsweredFromMemory()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Cluster.Orders["abc"] = Place with { Silo = "local" };
        JsonElement place = await GetAsync(server, "/cluster/orders/abc");
        Assert.Equal("local", place.GetProperty("silo").GetString());
        Assert.Equal((3, 2, 4, 1), (
            place.GetProperty("bucket").GetInt32(), place.GetProperty("epoch").GetInt32(),
            place.GetProperty("version").GetInt32(), place.GetProperty("mailbox_depth").GetInt32()));
        Assert.Equal("ready", place.GetProperty("state").GetString());
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/cluster/orders/nope"), 404, "not_found");
    }

    [Fact]
    public async Task FindOrder_InAnotherSilo_IsAskedThere()
    {
        await using ApiServer other = await ApiServer.StartAsync();
        await using ApiServer server = await ApiServer.StartAsync();
        server.Cluster.Silos =
        [
            FakeCluster.Member("a", isSelf: true, null, 0, 1, 2),
            FakeCluster.Member("b", isSelf: false, Address(other), 3),
        ];
        other.Cluster.Orders["abc"] = Place;
        JsonElement place = await GetAsync(server, "/cluster/orders/abc");
        Assert.Equal(("b", 1), (place.GetProperty("silo").GetString(), place.GetProperty("running").GetInt32()));
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/cluster/orders/xyz"), 404, "not_found");
    }

    [Fact]
    public async Task FindOrder_OwnerDoesNotAnswer_SaysWhatIsKnown()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Cluster.Silos = [FakeCluster.Member("c", isSelf: false, Nowhere, 0, 1, 2, 3)];
        server.Cluster.Orders["abc"] = Place;
        JsonElement place = await GetAsync(server, "/cluster/orders/abc");
        Assert.False(place.GetProperty("reachable").GetBoolean());
        Assert.Equal(("c", 99), (place.GetProperty("silo").GetString(), place.GetProperty("pid").GetInt32()));
        Assert.Equal((13, 4), (place.GetProperty("epoch").GetInt32(), place.GetProperty("version").GetInt32()));
        Assert.False(place.TryGetProperty("mailbox_depth", out _));
    }

    [Fact]
    public async Task Audit_SeveralSilos_WalksEveryBucketOnce()
    {
        await using ApiServer other = await ApiServer.StartAsync();
        await using ApiServer server = await ApiServer.StartAsync();
        Spread(server, other);
        other.Cluster.Violations = [new Violation("total", "order default/x", "The total is wrong.")];
        HttpResponseMessage response = await server.PostAsync("/cluster/audit", "");
        JsonElement audit = await ApiServer.JsonAsync(response);
        Assert.Equal(4, audit.GetProperty("buckets").GetInt32());
        Assert.Equal(0, audit.GetProperty("buckets_not_walked").GetArrayLength());
        Assert.Equal((15, 3), (audit.GetProperty("orders").GetInt32(), audit.GetProperty("stores").GetInt32()));
        JsonElement found = Assert.Single(audit.GetProperty("violations").EnumerateArray());
        Assert.Equal("order default/x", found.GetProperty("subject").GetString());

        // Its own, and those of the silo that does not answer.
        Assert.Equal([[0, 1], [3]], server.Cluster.Audits);
        Assert.Equal([2], Assert.Single(other.Cluster.Audits)!);
    }

    [Fact]
    public async Task Ask_WithAdminKey_PassesItOnAndDemandsIt()
    {
        string setting = "--OrderGrains:Security:AdminKey=" + Key;
        await using ApiServer other = await ApiServer.StartAsync(setting);
        await using ApiServer server = await ApiServer.StartAsync(setting);
        Spread(server, other);
        other.Cluster.Status = other.Cluster.Status with { Id = "b" };
        foreach (string path in (string[])["/cluster", "/silo/status", "/silo/orders/default/x"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.GetAsync(path)).StatusCode);
        }

        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        JsonElement cluster = await GetAsync(server, "/cluster");
        Assert.True(cluster.GetProperty("silos")[1].GetProperty("reachable").GetBoolean());
    }

    [Fact]
    public async Task SiloAudit_BodyThatIsNoJson_IsRefused()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await ApiServer.ProblemAsync(await server.PostAsync("/silo/audit", "{"), 400, "validation_failed");
        Assert.Empty(server.Cluster.Audits);
        HttpResponseMessage whole = await server.PostAsync("/silo/audit", "");
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Null(Assert.Single(server.Cluster.Audits));
    }

    private static void Spread(ApiServer server, ApiServer other)
    {
        server.Cluster.Silos =
        [
            FakeCluster.Member("a", isSelf: true, null, 0, 1),
            FakeCluster.Member("b", isSelf: false, Address(other), 2),
            FakeCluster.Member("c", isSelf: false, Nowhere, 3),
        ];
        server.Cluster.Status = server.Cluster.Status with { Id = "a", Buckets = [0, 1] };
    }

    private static string Address(ApiServer server) => server.Client.BaseAddress!.ToString();

    private static async Task<JsonElement> GetAsync(ApiServer server, string path)
    {
        HttpResponseMessage response = await server.Client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await ApiServer.JsonAsync(response);
    }
}
