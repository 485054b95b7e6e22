using OrderGrains.Configuration;
using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.Api.Web;

/// <summary>
/// Keeps the pages' server running beside this process: builds it where its sources have changed, starts it, starts it
/// again when it ends, and ends it with this process, however that ends. The API never waits for it.
/// </summary>
internal sealed partial class WebServer(
    WebOptions options, WebStatus status, WebAddresses addresses, TimeProvider time, ILogger<WebServer> logger)
    : BackgroundService
{
    private readonly RestartDelay restarts = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ServeAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            status.Set(WebState.Never("This server is stopping."));
        }
        catch (WebException lack)
        {
            LogNoPages(lack.Message);
            status.Set(WebState.Never(lack.Message.Split('\n')[0]));
        }
        catch (Exception failure)
        {
            // The supervisor of the pages' server: the API goes on without it, whatever went wrong there.
            LogFailed(failure);
            status.Set(WebState.Never("The pages could not be started: the log says why."));
        }
    }

    private async Task ServeAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled || options.Url is not null)
        {
            return;
        }

        if (WebSources.Above(AppContext.BaseDirectory) is not { } sources || OperatingSystem.IsWindows())
        {
            throw new WebException(
                "This installation has no pages: they are served from a clone of the repository, on Linux and macOS, "
                + "or from elsewhere (OrderGrains:Web:Url).");
        }

        NodeProgram node = await NodeProgram.FindAsync(ProgramSearch.Folders, stoppingToken);
        string folder = await new WebBuild(sources, node, time).ProvideAsync(SayBuilding, stoppingToken);
        var child = new WebChild(node, folder, await addresses.OwnAsync(stoppingToken), addresses.Files, time);
        while (true)
        {
            await RunAsync(child, stoppingToken);
        }
    }

    private void SayBuilding()
    {
        LogBuilding();
        status.Set(WebState.Soon("The pages are being built; this is done once, and takes about a minute."));
    }

    /// <summary>One run of the server, and the wait after it.</summary>
    private async Task RunAsync(WebChild child, CancellationToken stoppingToken)
    {
        long started = time.GetTimestamp();
        int code = await child.RunAsync(Announce, stoppingToken);
        TimeSpan wait = restarts.After(time.GetElapsedTime(started));
        LogEnded(code, wait, child.LogPath);
        status.Set(WebState.Soon("The pages' server ended, and is started again."));
        await Task.Delay(wait, time, stoppingToken);
    }

    private void Announce(Uri address)
    {
        LogServing(address);
        status.Set(WebState.At(address));
    }
}
