using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrderGrains.Tests.Web;

/// <summary>Stands in for the pages' server: says what it was asked, streams, echoes over a web socket.</summary>
internal sealed class PagesServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private PagesServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>Lets the stream's next event out.</summary>
    public SemaphoreSlim NextEvent { get; } = new(0);

    public static async Task<PagesServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        PagesServer server = new(builder.Build());
        server.app.UseWebSockets();
        server.app.Map("/graphql", server.AnswerGraphql);
        server.app.Map("/{**path}", static (HttpContext http) =>
        {
            IHeaderDictionary headers = http.Request.Headers;
            return $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} "
                + $"{headers["X-Forwarded-Proto"]}://{headers["X-Forwarded-Host"]} {headers.Authorization}";
        });
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task AnswerGraphql(HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest)
        {
            using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync("graphql-transport-ws");
            byte[] buffer = new byte[1024];
            WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, http.RequestAborted);
            await socket.SendAsync(
                buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, true, http.RequestAborted);
            return;
        }

        http.Response.ContentType = "text/event-stream";
        for (int number = 1; number <= 2; number++)
        {
            await NextEvent.WaitAsync(http.RequestAborted);
            await http.Response.WriteAsync($"data: {number}\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }
}
