using System.Net;

namespace OrderGrains.Tests.Pages;

public sealed class HomePageTests
{
    [Fact]
    public async Task Get_Home_SaysWhatThisIsAndHowToOrder()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.Client.GetAsync("/");
        string page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        string[] links =
        [
            "/docs", "/openapi/v1.json", "/v1/payments", "/v1/fulfilments", "/cluster", "/health/live", "/health/ready",
            "/metrics",
        ];
        foreach (string link in links)
        {
            Assert.Contains($"href=\"{link}\"", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(link)).StatusCode);
        }

        string address = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Contains($"curl -s {address}/v1/orders", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_HomeAndDocs_LoadNothingFromElsewhere()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        foreach (string path in (string[])["/", "/docs/index.html"])
        {
            string page = await server.Client.GetStringAsync(path);
            Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        }
    }

    [Fact]
    public async Task Get_HomeWithOddHost_EscapesIt()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.SendAsync(HttpMethod.Get, "/", null, ("Host", "a'b&c"));
        Assert.DoesNotContain("a'b&c", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
