using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrderGrains.Tests.Mail;

/// <summary>A mail server that answers as a test wants it to: each command by its first word.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<string, string> replies;
    private readonly Task serving;
    private int openNow;

    public ScriptedSmtpServer(params (string Command, string Reply)[] script)
    {
        replies = script.ToDictionary(pair => pair.Command, pair => pair.Reply, StringComparer.Ordinal);
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int MostOpen { get; private set; }

    public List<string> Commands { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                sessions.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Enter(1);
        try
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
                await writer.WriteLineAsync(replies.GetValueOrDefault("CONNECT", "220 test"));
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                {
                    await AnswerAsync(line, reader, writer);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            Record($"ended: {exception.GetType().Name}");
        }
        finally
        {
            Enter(-1);
        }
    }

    private async Task AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        string command = line.Split(' ', ':')[0].ToUpperInvariant();
        Record(line);
        string reply = replies.GetValueOrDefault(command, command == "DATA" ? "354 go on" : "250 ok");
        if (reply == "silence")
        {
            return;
        }

        await writer.WriteLineAsync(reply);
        if (reply.StartsWith("354", StringComparison.Ordinal))
        {
            while (await reader.ReadLineAsync(stop.Token) is not (null or "."))
            {
                continue;
            }

            await writer.WriteLineAsync(replies.GetValueOrDefault("END", "250 ok"));
        }
    }

    private void Record(string line)
    {
        lock (Commands)
        {
            Commands.Add(line);
        }
    }

    private void Enter(int by)
    {
        lock (Commands)
        {
            openNow += by;
            MostOpen = Math.Max(MostOpen, openNow);
        }
    }
}
