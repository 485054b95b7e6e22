using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrderGrains.Tests.Servers;

/// <summary>
/// A real table service on loopback: Azurite, in memory. It may be stopped in order or stand still; killed, it would
/// lose what it has acknowledged.
/// </summary>
internal sealed partial class AzuriteServer : IAsyncDisposable
{
    /// <summary>The emulator's account.</summary>
    public const string Account = "devstoreaccount1";

    /// <summary>The emulator's key, which is public.</summary>
    public const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private Process? process;

    /// <summary>The account's address.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <summary>The account with its key.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={Endpoint};";

    /// <summary>The server's processes, while it runs.</summary>
    public IReadOnlyList<int> Processes => process is null ? [] : [process.Id];

    /// <summary>A server of the caller's own, who disposes of it.</summary>
    public static async Task<AzuriteServer> StartNewAsync()
    {
        AzuriteServer server = new();
        await server.StartAsync();
        return server;
    }

    /// <summary>The name of a table that nobody has.</summary>
    public static string NewTable() => $"t{Guid.NewGuid():N}";

    public async ValueTask DisposeAsync()
    {
        if (process is null)
        {
            return;
        }

        using (Process? signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await (signal?.WaitForExitAsync() ?? Task.CompletedTask);
        }

        using var bound = new CancellationTokenSource(Bound);
        await process.WaitForExitAsync(bound.Token);
        process.Dispose();
    }

    private async Task StartAsync()
    {
        int port = LoopbackPort.Free();
        Process starting = NodeTools.Start(
            "node_modules/azurite/dist/src/table/main.js", "--tableHost", "127.0.0.1", "--tablePort",
            port.ToString(CultureInfo.InvariantCulture), "--inMemoryPersistence", "--silent", "--loose",
            "--skipApiVersionCheck", "--disableTelemetry");

        // Nobody reads what it prints, but a full pipe would stop it.
        starting.BeginOutputReadLine();
        starting.BeginErrorReadLine();
        Endpoint = new Uri($"http://127.0.0.1:{port}/{Account}");
        await WaitUntilUpAsync(starting, port);
        process = starting;
    }

    private static async Task WaitUntilUpAsync(Process starting, int port)
    {
        long started = Stopwatch.GetTimestamp();
        string seen = "nothing";
        while (Stopwatch.GetElapsedTime(started) < Bound && !starting.HasExited)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException exception)
            {
                seen = exception.Message;
            }

            await Task.Delay(Pause);
        }

        throw new InvalidOperationException(
            $"Awaited a table service within {Bound}; seen: {seen}, ended: {starting.HasExited}");
    }
}
