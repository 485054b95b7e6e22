using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Cluster;

public sealed class AuditTests
{
    private const int Orders = 40;

    [Fact]
    public async Task Audit_OneProcess_IsCleanUntilARowIsChangedBehindItsBack()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        await PlaceAsync(server);
        await CheckViewAsync(server);
        JsonElement clean = await AuditAsync(server);
        Assert.True(clean.GetProperty("violation_count").GetInt32() == 0, $"{clean}");
        Assert.Equal(Orders, clean.GetProperty("orders").GetInt32());
        Assert.Equal(1, clean.GetProperty("buckets").GetInt32());

        await server.KillAsync();
        Corrupt(server.Folder, "default/watched-7");
        await server.InitializeAsync();
        JsonElement found = await AuditAsync(server);
        JsonElement violation = Assert.Single(found.GetProperty("violations").EnumerateArray());
        Assert.Equal("total", violation.GetProperty("kind").GetString());
        Assert.Equal("order default/watched-7", violation.GetProperty("subject").GetString());
    }

    private static async Task PlaceAsync(RunningServer server)
    {
        for (int number = 0; number < Orders; number++)
        {
            using HttpResponseMessage placed = await server.PostAsync("/v1/orders", $$"""
                {"id":"watched-{{number}}","store_id":"sample","customer":{"id":"cus_{{number % 3}}"},
                "lines":[{"item_id":"1","quantity":2}]}
                """);
            Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
            if (number % 4 == 0)
            {
                using HttpResponseMessage cancelled = await server.PostAsync(
                    $"/v1/orders/watched-{number}/cancel", """{"actor":"customer"}""");
                Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
            }
        }
    }

    private static async Task CheckViewAsync(RunningServer server)
    {
        JsonElement cluster = await server.UntilAsync(
            "/cluster", view => view.GetProperty("totals").GetProperty("calls_per_second").GetDouble() > 0,
            "calls in the last ten seconds");
        JsonElement silo = Assert.Single(cluster.GetProperty("silos").EnumerateArray());
        Assert.True(silo.GetProperty("memory_bytes").GetInt64() > 0, $"{silo}");
        Assert.True(silo.GetProperty("reachable").GetBoolean());
        Assert.Equal("active", silo.GetProperty("state").GetString());
        JsonElement orders = silo.GetProperty("activations").EnumerateArray()
            .Single(type => type.GetProperty("type").GetString() == "order");
        Assert.True(orders.GetProperty("activations").GetInt32() >= Orders, $"{orders}");

        JsonElement place = await server.GetAsync("/cluster/orders/watched-4");
        Assert.Equal(silo.GetProperty("id").GetString(), place.GetProperty("silo").GetString());
        Assert.Equal(silo.GetProperty("pid").GetInt32(), place.GetProperty("pid").GetInt32());
        Assert.Equal((0, "cancelled"), (
            place.GetProperty("bucket").GetInt32(), place.GetProperty("state").GetString()));
        Assert.True(place.GetProperty("epoch").GetInt64() > 0, $"{place}");
        JsonElement order = await server.GetAsync("/v1/orders/watched-4");
        Assert.Equal(order.GetProperty("version").GetInt64(), place.GetProperty("version").GetInt64());
        using HttpResponseMessage nowhere = await server.Client.GetAsync(
            new Uri("/cluster/orders/no", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    private static async Task<JsonElement> AuditAsync(RunningServer server)
    {
        using HttpResponseMessage response = await server.PostAsync("/cluster/audit", "");
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonDocument.Parse(body).RootElement;
    }

    private static void Corrupt(string folder, string order)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "ledger.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            UPDATE rows SET value = CAST(replace(CAST(value AS TEXT), '"total":740,"currency"',
                '"total":741,"currency"') AS BLOB)
            WHERE key = $key AND CAST(value AS TEXT) LIKE '%"total":740,"currency"%'
            """;
        command.Parameters.AddWithValue("$key", RowKey.State(order, "order"));
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
