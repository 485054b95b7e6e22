using OrderGrains.Notifications;

namespace OrderGrains.Tests.Notifications;

/// <summary>A provider that answers as a test wants it to.</summary>
internal sealed class FakeSender : IEmailSender
{
    public EmailSenderTraits Traits { get; set; } = new() { RecordsFirst = false };

    public List<EmailRequest> Requests { get; } = [];

    /// <summary>Decides each answer; may throw.</summary>
    public Func<EmailRequest, SendOutcome> Answer { get; set; } = _ => SendOutcome.Sent.Instance;

    public IEnumerable<string> Subjects => Requests.Select(request => request.Content.Subject);

    public ValueTask<SendOutcome> SendAsync(EmailRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return ValueTask.FromResult(Answer(request));
    }
}
