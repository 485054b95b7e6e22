using OrderGrains.Notifications;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A provider that recognises repeats by the e-mail's identity, as files do, is slow, and is sometimes away. It
/// outlives the silo.
/// </summary>
internal sealed class SimulatedMail(Random random, VirtualTime time) : IEmailSender, IRetryJitter
{
    public EmailSenderTraits Traits { get; } = new() { RecordsFirst = false };

    /// <summary>Of a hundred e-mails, how many fail for now.</summary>
    public int Percent { get; set; }

    /// <summary>The e-mails that arrived, by order and event.</summary>
    public HashSet<(string Order, long Sequence)> Sent { get; } = [];

    public double Next() => random.NextDouble();

    public async ValueTask<SendOutcome> SendAsync(EmailRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20)), time, cancellationToken);
        if (random.Next(100) < Percent)
        {
            return new SendOutcome.Transient("away");
        }

        Sent.Add((request.Identity.Order.ToString(), request.Identity.Sequence));
        return SendOutcome.Sent.Instance;
    }
}
