using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OrderGrains.Bench;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Tests.Bench;

public sealed class LoadLoopTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Run_AnswersNameTheId_AllAreCorrectAndAcknowledged()
    {
        HashSet<string> ids = [];
        RunTally tally = await RunAsync(
            200, id => Answer(201, id), id => ids.Add(Encoding.ASCII.GetString(id)));

        Assert.Equal(200, tally.Correct);
        Assert.Equal(0, tally.Wrong);
        Assert.Equal(200, ids.Count);
    }

    [Fact]
    public async Task Run_AnswersNameAnotherId_AreCountedWrong()
    {
        RunTally tally = await RunAsync(10, _ => Answer(201, "somebody else's"));

        Assert.Equal(0, tally.Correct);
        Assert.Equal(10, tally.WrongByKind["another id"]);
        Assert.Equal(5, tally.Samples.Count);
    }

    [Fact]
    public async Task Run_AnswersHaveAnotherStatus_AreCountedWrong()
    {
        RunTally tally = await RunAsync(10, id => Answer(503, id));

        Assert.Equal(10, tally.WrongByKind["status 503"]);
    }

    [Fact]
    public async Task Run_ServerStallsUntilTheScheduleEnds_EveryDueRequestStartsAndItsWaitCounts()
    {
        TimeSpan duration = TimeSpan.FromMilliseconds(500);
        long start = 0;
        RunTally tally = await RunAsync(
            long.MaxValue,
            id =>
            {
                start = start == 0 ? Stopwatch.GetTimestamp() : start;
                SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(start) > duration, Limit);
                return Answer(201, id);
            },
            rate: 100, duration: duration);

        // Due at 0, 10, 20 … ms and answered after 500: half of them have waited for at least half of it.
        Assert.Equal(50, tally.Correct);
        Assert.True(
            tally.Latencies.Percentile(0.5) >= (duration / 2).TotalNanoseconds,
            $"The wait for a connection must count, the median was {tally.Latencies.Percentile(0.5)} ns.");
    }

    [Fact]
    public void Resolve_HostElsewhere_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Loopback.Resolve(new Uri("http://example.com")));

    private static string Answer(int status, string body) =>
        $"HTTP/1.1 {status} Some\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    private static async Task<RunTally> RunAsync(
        long count, Func<string, string> answer, Action<byte[]>? acknowledged = null, double rate = 0,
        TimeSpan? duration = null)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener, answer);
        Uri server = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        RunTally tally;
        IScenario creates = SeedDialect.Seed.Create(server, new RunIds(7), NumberRange.From(0).InTurn());
        using (LoadLoop loop = new(server, 2, creates, acknowledged))
        {
            tally = loop.Run(new RunBound(duration ?? Limit, count, rate));
        }

        await serving.WaitAsync(Limit);
        return tally;
    }

    // Two connections, each served until the other side closes it.
    private static async Task ServeAsync(TcpListener listener, Func<string, string> answer)
    {
        Task[] connections = new Task[2];
        for (int number = 0; number < connections.Length; number++)
        {
            Socket socket = await listener.AcceptSocketAsync();
            connections[number] = ServeAsync(socket, answer);
        }

        await Task.WhenAll(connections);
    }

    private static async Task ServeAsync(Socket socket, Func<string, string> answer)
    {
        using (socket)
        {
            byte[] buffer = new byte[4096];
            int count;
            while ((count = await socket.ReceiveAsync(buffer)) > 0)
            {
                string request = Encoding.ASCII.GetString(buffer, 0, count);
                int id = request.IndexOf("00000007-", StringComparison.Ordinal);
                await socket.SendAsync(Encoding.ASCII.GetBytes(answer(request.Substring(id, RunIds.Length))));
            }
        }
    }
}
