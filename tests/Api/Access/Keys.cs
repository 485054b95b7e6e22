using System.Net;
using System.Text.Json;

namespace OrderGrains.Tests.Access;

/// <summary>Gets keys as their owners do.</summary>
internal static class Keys
{
    public const string Admin = "0123456789abcdef";

    public static readonly string Setting = "--OrderGrains:Security:AdminKey=" + Admin;

    public static (string Name, string Value) Bearer(string? key) =>
        ("Authorization", key is null ? "" : $"Bearer {key}");

    public static async Task<(string Id, string Token)> CustomerAsync(ApiServer server)
    {
        HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, "/v1/customers");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        JsonElement body = await ApiServer.JsonAsync(response);
        return (body.GetProperty("id").GetString()!, body.GetProperty("token").GetString()!);
    }

    public static async Task<string> KitchenAsync(ApiServer server, string storeId)
    {
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Post, $"/v1/stores/{Uri.EscapeDataString(storeId)}/keys", null, Bearer(Admin));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        JsonElement body = await ApiServer.JsonAsync(response);
        Assert.Equal(storeId, body.GetProperty("store_id").GetString());
        return body.GetProperty("key").GetString()!;
    }
}
