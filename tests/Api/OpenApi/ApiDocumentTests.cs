using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace OrderGrains.Tests.OpenApi;

public sealed class ApiDocumentTests
{
    private static readonly string[] Undescribed = ["/", "/favicon.ico", "/openapi/{documentName}.json"];

    [Fact]
    public async Task Get_Document_IsValidOpenApi31()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        string text = await server.Client.GetStringAsync("/openapi/v1.json");
        ReadResult read = OpenApiDocument.Parse(text, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.StartsWith("3.1.", JsonDocument.Parse(text).RootElement.GetProperty("openapi").GetString());
    }

    [Fact]
    public async Task Get_Document_ListsEveryRoute()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement paths = (await DocumentAsync(server)).GetProperty("paths");
        SortedSet<string> described = [.. paths.EnumerateObject().SelectMany(path =>
            path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))];
        SortedSet<string> served = [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Select(endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint.Metadata))
            .Where(endpoint => !Undescribed.Contains(endpoint.Path))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => $"{method} {endpoint.Path}"))];
        Assert.Equal(served, described);
        Assert.Contains("POST /v1/orders/{id}/accept", described);
    }

    [Fact]
    public async Task Get_Document_ExplainsEveryOperation()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        foreach (JsonProperty path in (await DocumentAsync(server)).GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                string where = $"{operation.Name} {path.Name}";
                Assert.True(operation.Value.TryGetProperty("summary", out _), where);
                Assert.True(operation.Value.TryGetProperty("description", out _), where);
                JsonElement responses = operation.Value.GetProperty("responses");
                Assert.True(responses.EnumerateObject().Any(response => response.Name[0] == '2'), where);
                bool usesGrains = path.Name.StartsWith("/v1", StringComparison.Ordinal);
                Assert.True(!usesGrains || responses.TryGetProperty("503", out _), where);
                bool hasParameters = operation.Value.TryGetProperty("parameters", out JsonElement parameters);
                Assert.True(
                    !hasParameters || parameters.EnumerateArray().All(each => !each.TryGetProperty("example", out _)),
                    $"{where}: the page would fill the example in and send it.");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_Document_AsksForTheKeyWhereOneIsSet(bool isSet)
    {
        await using ApiServer server = await ApiServer.StartAsync(
            isSet ? ["--OrderGrains:Security:AdminKey=0123456789abcdef"] : []);
        string text = await server.Client.GetStringAsync("/openapi/v1.json");
        Assert.Empty(OpenApiDocument.Parse(text, "json").Diagnostic!.Errors);
        JsonElement document = JsonDocument.Parse(text).RootElement;
        Assert.Equal(isSet, document.TryGetProperty("security", out JsonElement security));
        Assert.True(!isSet || security[0].TryGetProperty("admin_key", out _));
        JsonElement schemes = document.GetProperty("components").GetProperty("securitySchemes");
        Assert.All(
            (string[])["admin_key", "store_key", "customer_token"],
            name => Assert.Equal("bearer", schemes.GetProperty(name).GetProperty("scheme").GetString()));

        Assert.Equal("Health", document.GetProperty("tags").EnumerateArray().Last().GetProperty("name").GetString());
        Assert.DoesNotContain("0123456789abcdef", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live", "get", "")]
    [InlineData("/v1/orders", "post", "admin_key customer_token")]
    [InlineData("/v1/orders", "get", "admin_key store_key customer_token")]
    [InlineData("/v1/orders/{id}/accept", "post", "admin_key store_key")]
    [InlineData("/v1/dead-letters", "get", null)]
    public async Task Get_Document_SaysWhoseKeysAnOperationTakes(string path, string method, string? expected)
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Security:AdminKey=0123456789abcdef");
        JsonElement paths = (await DocumentAsync(server)).GetProperty("paths");
        JsonElement operation = paths.GetProperty(path).GetProperty(method);
        string? schemes = operation.TryGetProperty("security", out JsonElement security)
            ? string.Join(' ', security.EnumerateArray().SelectMany(each => each.EnumerateObject())
                .Select(each => each.Name))
            : null;
        Assert.Equal(expected, schemes);
    }

    [Fact]
    public async Task Get_Document_ShowsHowToPlaceAnOrder()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement document = await DocumentAsync(server);
        JsonElement place = document.GetProperty("paths").GetProperty("/v1/orders").GetProperty("post");
        JsonElement body = place.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
        Assert.Equal("sample", body.GetProperty("example").GetProperty("store_id").GetString());
        Assert.Equal("#/components/schemas/OrderBody", body.GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Contains("Idempotency-Key", place.GetProperty("parameters").EnumerateArray()
            .Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Contains("idempotency_key_reused", place.GetProperty("responses").GetProperty("422")
            .GetProperty("description").GetString());

        JsonElement schemas = document.GetProperty("components").GetProperty("schemas");
        JsonElement order = schemas.GetProperty("OrderView").GetProperty("properties");
        Assert.True(order.TryGetProperty("allowed_transitions", out _));
        Assert.True(schemas.GetProperty("OrderBody").GetProperty("properties").TryGetProperty("store_id", out _));
        Assert.Contains("pending_payment", schemas.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("order.placed", schemas.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Document_ExamplesAreAccepted()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement paths = (await DocumentAsync(server)).GetProperty("paths");
        await server.WaitAsync(
            "the coffee shop", () => Task.FromResult(server.Grains.Store("coffee").View is not null));
        foreach (string path in (string[])["/v1/orders", "/v1/orders/batch", "/v1/stores", "/create", "/order"])
        {
            JsonElement content = paths.GetProperty(path).GetProperty("post").GetProperty("requestBody")
                .GetProperty("content");
            string example = content.GetProperty("application/json").GetProperty("example").GetRawText();
            HttpResponseMessage response = await server.PostAsync(path, example);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    private static async Task<JsonElement> DocumentAsync(ApiServer server) =>
        await ApiServer.JsonAsync(await server.Client.GetAsync("/openapi/v1.json"));
}
