using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace OrderGrains.Tests.Web;

public sealed class WebProxyTests
{
    private const string Key = "0123456789abcdef";
    private static readonly string[] Pages =
        ["/shop", "/shop/orders/1", "/kitchen", "/admin/stores", "/silos", "/_app/version.json"];

    [Fact]
    public async Task Get_Pages_ComeFromTheirServerWithoutAKey()
    {
        await using PagesServer pages = await PagesServer.StartAsync();
        await using ApiServer server = await StartAsync(pages, $"--OrderGrains:Security:AdminKey={Key}");
        string own = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        foreach (string path in Pages)
        {
            Assert.Equal($"GET {path}?a=b {own} ", await server.Client.GetStringAsync($"{path}?a=b"));
        }
    }

    [Fact]
    public async Task Get_WithKeyAndForgedAddress_PassesTheKeyAndTheTrueAddress()
    {
        await using PagesServer pages = await PagesServer.StartAsync();
        await using ApiServer server = await StartAsync(pages);
        HttpResponseMessage answer = await server.SendAsync(
            HttpMethod.Get, "/shop", null, ("Authorization", "Bearer k"), ("X-Forwarded-Host", "evil.example"));
        string own = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal($"GET /shop {own} Bearer k", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_Stream_ComesEventByEvent()
    {
        await using PagesServer pages = await PagesServer.StartAsync();
        await using ApiServer server = await StartAsync(pages);
        pages.NextEvent.Release();
        using Stream stream = await server.Client.GetStreamAsync(new Uri("/graphql", UriKind.Relative));
        using StreamReader reader = new(stream);

        // The second is held back until the first has come: a proxy that waits for more would wait for ever.
        Assert.Equal("data: 1", await reader.ReadLineAsync());
        Assert.Equal("", await reader.ReadLineAsync());
        pages.NextEvent.Release();
        Assert.Equal("data: 2", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Socket_Message_GoesThereAndBack()
    {
        await using PagesServer pages = await PagesServer.StartAsync();
        await using ApiServer server = await StartAsync(pages);
        using ClientWebSocket socket = new();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        Uri address = new UriBuilder(server.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;
        await socket.ConnectAsync(address, CancellationToken.None);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        byte[] buffer = new byte[64];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, received.Count));
        Assert.Equal("graphql-transport-ws", socket.SubProtocol);
        Assert.Empty(server.Logs.Entries);
    }

    [Fact]
    public async Task Get_ServerGone_IsUnavailableForAMoment()
    {
        PagesServer pages = await PagesServer.StartAsync();
        await using ApiServer server = await StartAsync(pages);
        await pages.DisposeAsync();
        HttpResponseMessage answer = await server.SendAsync(HttpMethod.Get, "/shop", null, ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("http-equiv=\"refresh\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SwitchedOff_SaysSoInThePlaceOfEachPage()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        foreach (string path in Pages)
        {
            HttpResponseMessage page = await server.SendAsync(HttpMethod.Get, path, null, ("Accept", "text/html"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
            string text = await page.Content.ReadAsStringAsync();
            Assert.Contains("OrderGrains:Web:Enabled", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
            Assert.NotNull(page.Headers.RetryAfter?.Delta);
        }

        await ApiServer.ProblemAsync(await server.PostAsync("/graphql", """{"query":"{a}"}"""), 503, "unavailable");
    }

    [Fact]
    public async Task Get_Icon_IsAPicture()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage icon = await server.Client.GetAsync("/favicon.ico");
        Assert.Equal("image/svg+xml", icon.Content.Headers.ContentType?.MediaType);
    }

    private static Task<ApiServer> StartAsync(PagesServer pages, params string[] settings) => ApiServer.StartAsync(
        ["--OrderGrains:Web:Enabled=true", $"--OrderGrains:Web:Url={pages.Address}", .. settings]);
}
