using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>The e-mails of one order as they are stored. Belongs to its grain's turn; not thread-safe.</summary>
[GenerateSerializer, Alias("og.NotificationState")]
public sealed class NotificationState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "notifications";

    /// <summary>The due message that brings the next try.</summary>
    public const string RetryName = "retry";

    /// <summary>The most e-mails that are remembered; the oldest make room, finished ones first.</summary>
    public const int MaxEntries = 64;

    [NonSerialized]
    private CommitParts? parts;

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>Every event up to this number has been taken in.</summary>
    [Id(1)]
    public long LastSequence { get; set; }

    /// <summary>The e-mails, in the order of their events.</summary>
    [Id(2)]
    public NotificationEntry[] Entries { get; set; } = [];

    /// <summary>When the due message comes that is set now.</summary>
    [Id(3)]
    public DateTimeOffset? RetryAt { get; set; }

    private CommitParts Parts => parts ??= new CommitParts();

    /// <summary>True while an e-mail waits for its next try.</summary>
    public bool HasPending() => Entries.Any(static entry => entry.Status == NotificationStatus.Pending);

    /// <summary>Takes every event up to a number in, and the e-mails that they bring.</summary>
    public void Accept(long sequence, IReadOnlyList<NotificationEntry> fresh)
    {
        LastSequence = sequence;
        Entries = [.. Entries, .. fresh];
        for (int surplus = Entries.Length - MaxEntries; surplus > 0; surplus--)
        {
            int oldest = Array.FindIndex(Entries, static entry => entry.Status != NotificationStatus.Pending);
            Entries = [.. Entries.Where((_, index) => index != Math.Max(oldest, 0))];
        }
    }

    /// <summary>Replaces the entry of the same event.</summary>
    public void Put(NotificationEntry changed)
    {
        int index = Array.FindIndex(Entries, entry => entry.Sequence == changed.Sequence);
        if (index >= 0)
        {
            Entries[index] = changed;
        }
    }

    /// <summary>Parks an e-mail, with the next write.</summary>
    public void Park(DeadLetter letter) => Parts.DeadLetters.Add(letter);

    /// <summary>Sets the due message for the earliest next try, with the next write.</summary>
    public void Schedule()
    {
        DateTimeOffset? wanted = Instant.RoundUp(Entries
            .Where(static entry => entry.Status == NotificationStatus.Pending)
            .Min(static entry => entry.NextTry));
        if (wanted == RetryAt)
        {
            return;
        }

        if (RetryAt is { } obsolete)
        {
            Parts.Due.Add(new DueChange(RetryName, obsolete, Cancelled: true));
        }

        if (wanted is { } next)
        {
            Parts.Due.Add(new DueChange(RetryName, next));
        }

        RetryAt = wanted;
    }

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        CommitParts taken = parts ?? CommitParts.None;
        parts = null;
        return taken;
    }
}
