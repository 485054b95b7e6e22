using OrderGrains.Notifications;
using OrderGrains.Retries;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A provider that is slow, is sometimes away, and sometimes sends what it says it has not sent. An e-mail is one by
/// its identity, as a file is; how often each arrived is counted. It outlives the silo: what has reached it is sent.
/// </summary>
internal sealed class SimulatedMail(Random random, VirtualTime time) : IEmailSender, IRetryJitter
{
    private const int MaxDelayMilliseconds = 20;

    public EmailSenderTraits Traits => new() { RecordsFirst = RecordsFirst };

    /// <summary>Whether a try is to be recorded before it is made, as for one that sends repeats again.</summary>
    public bool RecordsFirst { get; set; }

    /// <summary>Of a hundred e-mails, how many fail for now.</summary>
    public int Percent { get; set; }

    /// <summary>How often each e-mail arrived, by order and event.</summary>
    public Dictionary<(string Order, long Sequence), int> Sent { get; } = [];

    public double Next() => random.NextDouble();

    public async ValueTask<SendOutcome> SendAsync(EmailRequest request, CancellationToken cancellationToken)
    {
        bool isFailing = random.Next(100) < Percent;
        bool isSent = !isFailing || random.Next(3) == 0;
        var answer = new TaskCompletionSource<SendOutcome>();
        time.CreateTimer(
            _ => Arrive(request, isSent, isFailing, answer), null,
            TimeSpan.FromMilliseconds(random.Next(MaxDelayMilliseconds)), Timeout.InfiniteTimeSpan);
        return await answer.Task;
    }

    private void Arrive(EmailRequest request, bool isSent, bool isFailing, TaskCompletionSource<SendOutcome> answer)
    {
        if (isSent)
        {
            (string, long) identity = (request.Identity.Order.ToString(), request.Identity.Sequence);
            Sent[identity] = Sent.GetValueOrDefault(identity) + 1;
        }

        answer.TrySetResult(isFailing ? new SendOutcome.Transient("away") : SendOutcome.Sent.Instance);
    }
}
