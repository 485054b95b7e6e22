using System.Net.WebSockets;
using Microsoft.AspNetCore.SpaServices;

namespace OrderGrains.Api.Web;

/// <summary>
/// Passes requests on to the pages' server, web sockets and streams of events included; where there is none, says so.
/// </summary>
internal static class WebProxy
{
    private const string ForwardedHost = "X-Forwarded-Host";
    private const string ForwardedScheme = "X-Forwarded-Proto";

    /// <summary>What answers requests to the pages' addresses.</summary>
    public static RequestDelegate Create(IApplicationBuilder app)
    {
        WebStatus status = app.ApplicationServices.GetRequiredService<WebStatus>();
        IApplicationBuilder branch = app.New();
        new Branch(branch).UseProxyToSpaDevelopmentServer(() => Task.FromResult(AddressOf(status)));
        RequestDelegate forward = branch.Build();
        return http => status.State.Address is null
            ? WebAbsence.AnswerAsync(http, status.State)
            : ForwardAsync(http, forward);
    }

    /// <exception cref="HttpRequestException">It ended just now.</exception>
    private static Uri AddressOf(WebStatus status) => status.State.Address
        ?? throw new HttpRequestException(status.State.Reason);

    private static async Task ForwardAsync(HttpContext http, RequestDelegate forward)
    {
        // The address that the browser sees, whatever a client says it is.
        http.Request.Headers[ForwardedHost] = http.Request.Host.ToUriComponent();
        http.Request.Headers[ForwardedScheme] = http.Request.Scheme;
        try
        {
            await forward(http);
        }
        catch (HttpRequestException) when (!http.Response.HasStarted)
        {
            await WebAbsence.AnswerAsync(http, WebState.Soon("The pages' server does not answer."));
        }
        catch (Exception failure) when (IsLostSocket(failure))
        {
            // One end of a web socket is gone without a word, as when a browser is closed: so goes the other.
            http.Abort();
        }
    }

    private static bool IsLostSocket(Exception failure) =>
        failure is WebSocketException || failure.InnerException is WebSocketException;

    /// <summary>Only the proxy: no files of this process's own, which <c>UseSpa</c> would look for.</summary>
    private sealed class Branch(IApplicationBuilder app) : ISpaBuilder
    {
        public IApplicationBuilder ApplicationBuilder { get; } = app;

        public SpaOptions Options { get; } = new();
    }
}
