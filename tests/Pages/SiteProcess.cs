using System.Diagnostics;
using System.Net;
using System.Text;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests;

/// <summary>The front end's process on a free port and a new data folder, with its pages.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    /// <summary>The first start installs packages and builds the pages.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly string[] settings;
    private readonly StringBuilder output = new();
    private Process process;

    private SiteProcess(string folder, Uri address, string[] settings)
    {
        Folder = folder;
        Address = address;
        this.settings = settings;
        process = Launch();
        Client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Its data path.</summary>
    public string Folder { get; }

    /// <summary>What it has printed.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts it, and waits until its pages are there.</summary>
    public static async Task<SiteProcess> StartAsync(params string[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("ordergrains-pages-").FullName;
        SiteProcess site = new(folder, new Uri($"http://127.0.0.1:{LoopbackPort.Free()}"), settings);
        await site.UntilReadyAsync();
        return site;
    }

    /// <summary>Starts it again on what its killed process has left, and waits until its pages are there.</summary>
    public async Task StartAgainAsync()
    {
        await process.WaitForExitAsync();
        process.Dispose();
        process = Launch();
        await UntilReadyAsync();
    }

    /// <summary>Waits until something holds; says what, when it does not in time.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        using CancellationTokenSource bound = new(Bound);
        using PeriodicTimer pace = new(Pace);
        while (!await holds())
        {
            Assert.False(process.HasExited, $"It ended while waiting for {what}. It printed:\n{Output}");
            Assert.False(bound.IsCancellationRequested, $"Waited in vain for {what}. It printed:\n{Output}");
            await pace.WaitForNextTickAsync();
        }
    }

    /// <summary>SIGKILL: it can end nothing that it has started.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>An address's status; null: nobody answers.</summary>
    public async Task<int?> StatusAsync(string path)
    {
        try
        {
            using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError)
        {
            return null;
        }
    }

    private Process Launch()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "OrderGrains.Api");
        string[] arguments =
        [
            "--urls", Address.ToString().TrimEnd('/'), $"--OrderGrains:DataPath={Folder}",
            "--OrderGrains:Email:Sender=Discard", "--OrderGrains:Web:Enabled=true", .. settings,
        ];
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        Process launched = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        launched.OutputDataReceived += (_, line) => Keep(line.Data);
        launched.ErrorDataReceived += (_, line) => Keep(line.Data);
        launched.BeginOutputReadLine();
        launched.BeginErrorReadLine();
        return launched;
    }

    private async Task UntilReadyAsync()
    {
        await UntilAsync("the sample stores", async () => await StatusAsync("/v1/stores/coffee") is 200);
        await UntilAsync("the pages", async () => await StatusAsync("/shop") is 200);
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
