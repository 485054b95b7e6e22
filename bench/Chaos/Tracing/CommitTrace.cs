using System.Globalization;
using System.Net;
using System.Text;
using OrderGrains.Bench.Chaos.Load;
using OrderGrains.Bench.Chaos.Processes;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Chaos.Tracing;

/// <summary>Places orders one after another on a server whose system calls are traced with strace.</summary>
public sealed class CommitTrace(ChaosOptions options)
{
    private const int Orders = 50;

    public async Task<TraceReport> RunAsync(CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("ordergrains-trace-").FullName;
        string file = Path.Combine(folder, "calls.txt");
        try
        {
            string[] command =
                ["strace", "-f", "-e", "trace=network,fsync,fdatasync", "-s", "40", "-o", file, options.Server];
            using (ServerProcess server =
                await ServerProcess.StartAsync(command, folder, options.Patience, cancellationToken))
            {
                await PlaceAsync(server, cancellationToken);
            }

            return TraceReport.Of(await File.ReadAllLinesAsync(file, cancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PlaceAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        using HttpClient client = new() { BaseAddress = server.Address };
        await ChaosStores.CreateAsync(client, cancellationToken);
        for (int number = 0; number < Orders; number++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"trace-{number:D4}");
            using StringContent body = new(
                OrderBody.Text(id, "chaos-01", "cus_000001"), Encoding.UTF8, "application/json");
            using HttpResponseMessage answer =
                await client.PostAsync(new Uri("/v1/orders", UriKind.Relative), body, cancellationToken);
            if (answer.StatusCode is not HttpStatusCode.Created)
            {
                throw new InvalidOperationException($"{id} was answered {(int)answer.StatusCode}.");
            }
        }
    }
}
