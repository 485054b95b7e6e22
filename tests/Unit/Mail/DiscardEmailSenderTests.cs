using OrderGrains.Mail;
using OrderGrains.Notifications;
using OrderGrains.Tests.Notifications;

namespace OrderGrains.Tests.Mail;

public sealed class DiscardEmailSenderTests
{
    [Fact]
    public async Task Send_AnyEmail_IsCountedAndNeverRendered()
    {
        var sender = new DiscardEmailSender();
        EmailRequest sample = EmailSamples.Request();
        var request = new EmailRequest(
            sample.Identity, sample.From, sample.FirstSent, () => throw new InvalidOperationException("rendered"));
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(1, sender.Count);
        Assert.False(sender.Traits.ReadsContent);
    }
}
