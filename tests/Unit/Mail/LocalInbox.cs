using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Mail;

/// <summary>A real mail server on loopback (MailDev) with a list of what it received.</summary>
internal sealed class LocalInbox : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly HttpClient http;

    private LocalInbox(Process process, int smtpPort, int webPort)
    {
        this.process = process;
        SmtpPort = smtpPort;
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{webPort}") };
    }

    public int SmtpPort { get; }

    public static async Task<LocalInbox> StartAsync(CancellationToken cancellationToken)
    {
        (int smtp, int web) = (LoopbackPort.Free(), LoopbackPort.Free());
        Process process = NodeTools.Start(
            "node_modules/maildev/bin/maildev",
            "--smtp", smtp.ToString(CultureInfo.InvariantCulture),
            "--web", web.ToString(CultureInfo.InvariantCulture),
            "--ip", "127.0.0.1",
            "--silent");
        var inbox = new LocalInbox(process, smtp, web);
        await inbox.WaitUntilUpAsync(cancellationToken);
        return inbox;
    }

    public async Task<JsonElement[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using Stream body = await http.GetStreamAsync("/email", cancellationToken);
        return await JsonSerializer.DeserializeAsync<JsonElement[]>(body, cancellationToken: cancellationToken) ?? [];
    }

    /// <summary>What it received, once it lists so many e-mails: it lists them a moment after taking them.</summary>
    public async Task<JsonElement[]> WaitForAsync(int count, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        JsonElement[] emails = await ReadAsync(cancellationToken);
        while (emails.Length < count && Stopwatch.GetElapsedTime(started) < Bound)
        {
            await Task.Delay(Pause, cancellationToken);
            emails = await ReadAsync(cancellationToken);
        }

        Assert.True(emails.Length == count, $"Awaited {count} e-mails within {Bound}; seen: {emails.Length}");
        return emails;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task WaitUntilUpAsync(CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        string seen = "nothing";
        while (Stopwatch.GetElapsedTime(started) < Bound && !process.HasExited)
        {
            try
            {
                await ReadAsync(cancellationToken);
                using var smtp = new TcpClient();
                await smtp.ConnectAsync(IPAddress.Loopback, SmtpPort, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is HttpRequestException or SocketException)
            {
                seen = exception.Message;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        string output = process.HasExited ? await process.StandardError.ReadToEndAsync(cancellationToken) : "";
        await DisposeAsync();
        Assert.Fail($"Awaited a mail server within {Bound}; seen: {seen} {output}");
    }
}
