using System.Text;
using OrderGrains.Mail;
using OrderGrains.Notifications;
using OrderGrains.Tests.Notifications;

namespace OrderGrains.Tests.Mail;

public sealed class FileEmailSenderTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"mail-{Guid.NewGuid():N}");
    private readonly FileEmailSender sender;

    public FileEmailSenderTests() => sender = new FileEmailSender(folder, flush: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Send_SameEmailTwice_LeavesOneFile()
    {
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(EmailSamples.Request(), Token));
        string first = await File.ReadAllTextAsync(Only(), Token);
        EmailRequest again = EmailSamples.Request(content: new EmailContent("other", "x", "y"));
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(again, Token));
        Assert.Equal(first, await File.ReadAllTextAsync(Only(), Token));
    }

    [Fact]
    public async Task Send_SameEmailTwice_RendersOnlyOnce()
    {
        await sender.SendAsync(EmailSamples.Request(), Token);
        EmailRequest original = EmailSamples.Request();
        var request = new EmailRequest(
            original.Identity,
            original.From, original.FirstSent, () => throw new InvalidOperationException("rendered"));
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(request, Token));
    }

    [Fact]
    public async Task Send_KilledBeforeTheRename_WritesTheWholeFileNextTime()
    {
        Directory.CreateDirectory(folder);
        string name = EmailFileName.Of(EmailSamples.Request().Identity);
        await File.WriteAllTextAsync(Path.Combine(folder, $".{name}.tmp"), new string('x', 100_000), Token);
        Assert.Empty(Directory.GetFiles(folder, "*.eml"));
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(EmailSamples.Request(), Token));
        string message = await File.ReadAllTextAsync(Only(), Token);
        Assert.StartsWith("From: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AnotherWriterAtTheSameMoment_TriesAgainLater()
    {
        Directory.CreateDirectory(folder);
        string name = EmailFileName.Of(EmailSamples.Request().Identity);
        string unfinished = Path.Combine(folder, $".{name}.tmp");
        await using (new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Assert.IsType<SendOutcome.Transient>(await sender.SendAsync(EmailSamples.Request(), Token));
        }

        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(EmailSamples.Request(), Token));
    }

    [Fact]
    public async Task Send_FolderThatCannotBe_IsTransientWithoutAPath()
    {
        await File.WriteAllTextAsync(folder + ".file", "", Token);
        var blocked = new FileEmailSender(Path.Combine(folder + ".file", "mail"), flush: false);
        SendOutcome.Transient outcome =
            Assert.IsType<SendOutcome.Transient>(await blocked.SendAsync(EmailSamples.Request(), Token));
        File.Delete(folder + ".file");
        Assert.DoesNotContain(folder, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o'hara+x@example.com", "ord_1")]
    [InlineData("josé@exämple.com", "Größe/../../etc 💥")]
    [InlineData("a@b.c", "..")]
    [InlineData("\"odd%s/\\\\name\"@example.com", "%2F*?<>|:")]
    public async Task Send_OddRecipientsAndOrders_StayInTheFolder(string recipient, string order)
    {
        EmailRequest request = EmailSamples.Request(recipient, order: new EntityKey("default", order));
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(request, Token));
        string name = Path.GetFileName(Only());
        Assert.All(name, letter => Assert.True(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'));
        Assert.DoesNotContain("example", name, StringComparison.Ordinal);
        Assert.Contains($"To: <{recipient}>\r\n", await File.ReadAllTextAsync(Only(), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OrdersThatDifferOnlyInOddLetters_GetFilesOfTheirOwn()
    {
        foreach (string order in new[] { "a/b", "a?b", "A/b", new string('x', 128), new string('x', 127) })
        {
            await sender.SendAsync(EmailSamples.Request(order: new EntityKey("default", order)), Token);
        }

        Assert.Equal(5, Directory.GetFiles(folder).Select(file => file.ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public async Task Send_UnicodeEverywhere_IsReadBackByAStrictReader()
    {
        string subject = string.Concat(Enumerable.Repeat("Bestellung ☕️ größer ", 8)).Trim();
        string text = $"Zeile = eins \n\n{new string('ß', 200)}\n.\nFrom here\n";
        await sender.SendAsync(EmailSamples.Request(content: new EmailContent(subject, text, "<p>é</p>\n")), Token);
        byte[] bytes = await File.ReadAllBytesAsync(Only(), Token);
        Assert.All(Encoding.Latin1.GetString(bytes).Split("\r\n"), line => Assert.InRange(line.Length, 0, 100));
        ParsedMessage message = ParsedMessage.Parse(Encoding.UTF8.GetString(bytes));
        Assert.Equal(subject, message.Subject);
        Assert.Equal("Corner Café <orders@example.com>", message.From);
        Assert.Equal(text, message.Parts["text/plain"]);
        Assert.Equal("<p>é</p>\n", message.Parts["text/html"]);
        Assert.Equal("Sun, 01 Mar 2026 12:00:00 +0000", message.Headers["Date"]);
        Assert.EndsWith("@example.com>", message.Headers["Message-ID"], StringComparison.Ordinal);
    }

    private string Only() => Assert.Single(Directory.GetFiles(folder));
}
