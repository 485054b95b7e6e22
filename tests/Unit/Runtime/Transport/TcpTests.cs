using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

/// <summary>Silos over real loopback connections, on the thread pool.</summary>
public sealed class TcpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Calls_WhileGrainsMove_RunOnceOrFailAsWhatTheyAre()
    {
        Tally tally = new();
        using TestSilo first = await StartAsync(1, tally);
        using TestSilo second = await StartAsync(2, tally);
        using TestSilo client = await StartAsync(0, tally);
        TestSilo[] all = [first, second, client];
        Place(all, first);
        ConcurrentQueue<string> wrong = new();
        using CancellationTokenSource done = new(Patience);
        Task moving = MoveAsync(all, [first, second], done.Token);
        Task[] callers = [.. Enumerable.Range(0, 20).Select(caller => CallAsync(client, tally, caller, wrong))];
        await Task.WhenAny(Task.WhenAll(callers), Task.Delay(Patience, TestContext.Current.CancellationToken));
        Assert.True(callers.All(static caller => caller.IsCompleted), Standstill(all, callers, moving));
        await done.CancelAsync();
        await moving;
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Call_AfterRubbishAtThePort_Works()
    {
        Tally tally = new();
        using TestSilo silo = await StartAsync(1, tally);
        using TestSilo client = await StartAsync(0, tally);
        Place([silo, client], silo);
        using (TcpClient stranger = new())
        {
            await stranger.ConnectAsync("127.0.0.1", silo.Address.Port, TestContext.Current.CancellationToken);
            byte[] request = "GET / HTTP/1.1\r\n\r\n"u8.ToArray();
            await stranger.GetStream().WriteAsync(request, TestContext.Current.CancellationToken);
            byte[] answer = new byte[16];
            Assert.Equal(0, await stranger.GetStream()
                .ReadAsync(answer, TestContext.Current.CancellationToken)
                .AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, await Note(client, "k0", "x"));
    }

    [Fact]
    public async Task Stop_WithACallRunning_AnswersItFirst()
    {
        Tally tally = new();
        Gates gates = new();
        using TestSilo silo = await StartAsync(1, tally, gates);
        using TestSilo client = await StartAsync(0, tally);
        Place([silo, client], silo);
        Task<string?> running = client.Tally("k0").NoteAfter("x", "gate");
        Task stopping = StopWhenRunningAsync(silo, tally);
        gates.Open("gate");
        Assert.Equal("gate", await running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await stopping.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static string Standstill(TestSilo[] all, Task[] callers, Task moving) =>
        $"{callers.Count(static caller => !caller.IsCompleted)} callers wait; "
        + $"the mover is {moving.Status} {moving.Exception}\n"
        + string.Join('\n', all.Select(Standing));

    private static string Standing(TestSilo silo)
    {
        TransportStatistics transport = silo.Transport.GetStatistics();
        IEnumerable<GrainStatistics> alive = silo.Runtime.GetStatistics().Where(static grain => grain.Activations > 0);
        return $"{string.Join(", ", alive)}; {transport.Parked} parked; {string.Join(", ", transport.Connections)}";
    }

    private static async Task StopWhenRunningAsync(TestSilo silo, Tally tally)
    {
        using CancellationTokenSource limit = new(Patience);
        while (tally.Of("x") == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, limit.Token);
        }

        await silo.Transport.StopAsync(limit.Token);
    }

    private static async Task CallAsync(TestSilo client, Tally tally, int caller, ConcurrentQueue<string> wrong)
    {
        const int calls = 500;
        for (int index = 0; index < calls; index++)
        {
            string name = $"{caller}-{index}";
            try
            {
                await client.Tally($"k{index % 4}").Note(name);
                Expect(tally.Of(name) == 1, "answered");
            }
            catch (UnknownOutcomeException)
            {
                Expect(tally.Of(name) <= 1, "unknown");
            }
            catch (SiloUnavailableException)
            {
                Expect(tally.Of(name) == 0, "refused");
            }

            void Expect(bool holds, string how)
            {
                if (!holds)
                {
                    wrong.Enqueue($"{name} was {how} and ran {tally.Of(name)} times");
                }
            }
        }
    }

    private static async Task MoveAsync(TestSilo[] all, TestSilo[] owners, CancellationToken cancellationToken)
    {
        for (int round = 0; !cancellationToken.IsCancellationRequested; round++)
        {
            DeactivationMode mode = round % 3 == 0 ? DeactivationMode.Drop : DeactivationMode.Drain;
            Place(all, null);
            foreach (TestSilo owner in owners)
            {
                await owner.Runtime.DeactivateAsync(static _ => true, mode, CancellationToken.None);
            }

            Place(all, owners[round % owners.Length]);
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken));
        }
    }

    private static void Place(TestSilo[] all, TestSilo? owner)
    {
        foreach (TestSilo silo in all)
        {
            for (int key = 0; key < 4; key++)
            {
                silo.Locator.Set($"k{key}", owner?.Address, tell: key == 3);
            }
        }
    }

    private static Task<int> Note(TestSilo silo, string key, string name) =>
        silo.Tally(key).Note(name).WaitAsync(Patience, TestContext.Current.CancellationToken);

    private static async Task<TestSilo> StartAsync(int generation, Tally tally, Gates? gates = null)
    {
        ServiceCollection parts = new();
        parts.AddSingleton(TimeProvider.System);
        parts.AddSingleton(gates ?? new Gates());
        parts.AddSingleton(tally);
        SiloAddress? address = generation == 0 ? null : new SiloAddress("127.0.0.1", 0, generation);
        TestSilo silo = new(parts, address, configure: null);
        await silo.StartAsync();
        return silo;
    }
}
