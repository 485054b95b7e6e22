using System.Text.Json;
using OrderGrains.Mail;
using OrderGrains.Notifications;
using OrderGrains.Tests.Notifications;

namespace OrderGrains.Tests.Mail;

public sealed class SmtpEmailSenderTests
{
    // A connection counts at the server until it has read the goodbye of a client that may have opened the next one.
    private const int ClosingConnections = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ToALocalInbox_ArrivesWithSubjectBothPartsAndAStableMessageId()
    {
        await using LocalInbox inbox = await LocalInbox.StartAsync(Token);
        using SmtpEmailSender sender = Sender(inbox.SmtpPort);
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(EmailSamples.Request(), Token));
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(EmailSamples.Request(), Token));
        JsonElement[] emails = await inbox.WaitForAsync(2, Token);
        Assert.All(emails, email =>
        {
            Assert.Equal("Order A-17 accepted – ready 12:15", email.GetProperty("subject").GetString());
            Assert.Equal("Order A-17 is accepted.\nGrüße\n", Normal(email.GetProperty("text")));
            Assert.Contains("<p>Order <b>A-17</b></p>", Normal(email.GetProperty("html")), StringComparison.Ordinal);
            Assert.Equal("kim@example.com", email.GetProperty("to")[0].GetProperty("address").GetString());
            Assert.Equal("orders@example.com", email.GetProperty("from")[0].GetProperty("address").GetString());
            Assert.Equal("Corner Café", email.GetProperty("from")[0].GetProperty("name").GetString());
            string id = email.GetProperty("headers").GetProperty("message-id").GetString()!;
            Assert.Equal($"<{EmailSamples.Request().Identity.OperationId}@example.com>", id);
        });
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 <kim@example.com> unknown", "smtp_550", false)]
    [InlineData("RCPT", "450 4.2.1 kim@example.com is busy", "smtp_450", true)]
    [InlineData("MAIL", "452 no room", "smtp_452", true)]
    [InlineData("END", "554 spam", "smtp_554", false)]
    [InlineData("END", "451 later", "smtp_451", true)]
    [InlineData("MAIL", "530 log in first", "smtp_530", true)]
    [InlineData("CONNECT", "421 too busy", "smtp_421", true)]
    public async Task Send_ServerRefuses_IsClassifiedWithoutItsProse(
        string command, string reply, string expected, bool transient)
    {
        await using var server = new ScriptedSmtpServer((command, reply));
        using SmtpEmailSender sender = Sender(server.Port);
        SendOutcome outcome = await sender.SendAsync(EmailSamples.Request(), Token);
        Assert.Equal(
            transient ? new SendOutcome.Transient(expected) : new SendOutcome.Permanent(expected), outcome);
    }

    [Fact]
    public async Task Send_NobodyListens_IsTransient()
    {
        int port;
        await using (var server = new ScriptedSmtpServer())
        {
            port = server.Port;
        }

        using SmtpEmailSender sender = Sender(port);
        Assert.IsType<SendOutcome.Transient>(await sender.SendAsync(EmailSamples.Request(), Token));
    }

    [Fact]
    public async Task Send_ServerFallsSilent_EndsAtTheTimeout()
    {
        await using var server = new ScriptedSmtpServer(("MAIL", "silence"));
        using SmtpEmailSender sender = Sender(
            server.Port, options => options with { Timeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(
            new SendOutcome.Transient("smtp_timeout"), await sender.SendAsync(EmailSamples.Request(), Token));
    }

    [Fact]
    public async Task Send_CallerGivesUp_Throws()
    {
        await using var server = new ScriptedSmtpServer(("MAIL", "silence"));
        using SmtpEmailSender sender = Sender(server.Port);
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await sender.SendAsync(EmailSamples.Request(), given.Token));
    }

    [Fact]
    public async Task Send_StartTlsIsDemandedButNotOffered_HandsNothingOver()
    {
        await using var server = new ScriptedSmtpServer();
        using SmtpEmailSender sender = Sender(
            server.Port, options => options with { Smtp = options.Smtp with { StartTls = true } });
        Assert.IsType<SendOutcome.Transient>(await sender.SendAsync(EmailSamples.Request(), Token));
        Assert.DoesNotContain(server.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_ManyAtOnce_KeepsToTheConnectionLimit()
    {
        await using var server = new ScriptedSmtpServer();
        using SmtpEmailSender sender = Sender(
            server.Port, options => options with { Smtp = options.Smtp with { Connections = 2 } });
        SendOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            index => sender.SendAsync(EmailSamples.Request($"kim{index}@example.com"), Token).AsTask()));
        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Sent>(outcome));
        Assert.Equal(20, server.Commands.Count(line => line.StartsWith("MAIL", StringComparison.Ordinal)));
        Assert.InRange(server.MostOpen, 1, 2 + ClosingConnections);
    }

    private static string Normal(JsonElement text) => text.GetString()!.ReplaceLineEndings("\n");

    private static SmtpEmailSender Sender(int port, Func<EmailOptions, EmailOptions>? change = null)
    {
        var options = new EmailOptions
        {
            Sender = EmailSenderKind.Smtp,
            Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, StartTls = false },
        };
        return new SmtpEmailSender(change?.Invoke(options) ?? options, TimeProvider.System);
    }
}
