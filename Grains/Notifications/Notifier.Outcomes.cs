using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Retries;

namespace OrderGrains.Notifications;

/// <summary>What becomes of an e-mail after a try.</summary>
public sealed partial class Notifier
{
    private static string LetterName(NotificationEntry entry) =>
        FormattableString.Invariant($"{LetterPrefix}{entry.Sequence}");

    private void Refuse(OrderView? order, NotificationEntry entry)
    {
        if (order?.Customer.Email is { Length: > 0 })
        {
            Settle(entry with { Attempts = entry.Attempts + 1 }, new SendOutcome.Permanent("bad_address"));
            return;
        }

        State.Put(entry.Finish(NotificationStatus.Suppressed));
        NotificationTelemetry.Suppressed.Add(1);
    }

    private void Settle(NotificationEntry entry, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Sent:
                State.Put(entry.Finish(NotificationStatus.Sent));
                NotificationTelemetry.Sent.Add(1);
                break;
            case SendOutcome.Permanent permanent:
                NotificationTelemetry.Failed.Add(1);
                GiveUp(entry with { Error = permanent.Error });
                break;
            case SendOutcome.Transient transient:
                NotificationTelemetry.Failed.Add(1);
                TryLater(entry with { Error = transient.Error }, transient.RetryAfter);
                break;
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome.");
        }
    }

    private void TryLater(NotificationEntry entry, TimeSpan? retryAfter)
    {
        if (entry.Attempts >= services.Options.Retry.Attempts || entry.Status == NotificationStatus.DeadLettered)
        {
            GiveUp(entry);
            return;
        }

        NotificationEntry waiting = entry with { NextTry = Now() + Delay(entry.Attempts, retryAfter) };
        State.Put(waiting);
        Failed(services.Log, key.Tenant, key.Id, entry.Sequence, entry.Attempts, entry.Error);
    }

    // Parked again after a failed redrive it is the same letter, with the newest failure.
    private void GiveUp(NotificationEntry entry)
    {
        if (entry.Status != NotificationStatus.DeadLettered)
        {
            NotificationTelemetry.DeadLettered.Add(1);
        }

        State.Put(entry with { Status = NotificationStatus.DeadLettered, NextTry = null });
        State.Park(new DeadLetter
        {
            Name = LetterName(entry),
            Key = key.ToString(),
            Consumer = ConsumerName,
            Sequence = entry.Sequence,
            Error = entry.Error ?? "unknown",
            Attempts = entry.Attempts,
            FailedAt = Now(),
        });
        GivenUp(services.Log, key.Tenant, key.Id, entry.Sequence, entry.Attempts, entry.Error);
    }

    private TimeSpan Delay(int attempts, TimeSpan? retryAfter) =>
        RetryDelay.After(services.Options.Retry, attempts, services.Jitter.Next(), retryAfter);
}
