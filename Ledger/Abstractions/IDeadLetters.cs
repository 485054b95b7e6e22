namespace OrderGrains.Ledger;

/// <summary>The parked messages of all buckets. Safe to call from anywhere.</summary>
public interface IDeadLetters
{
    /// <summary>Lists letters in the order of their identity, from after <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<DeadLetter>> ListAsync(DeadLetterId? after, int limit, CancellationToken cancellationToken);

    /// <summary>Reads one letter; null when there is none.</summary>
    ValueTask<DeadLetter?> FindAsync(DeadLetterId id, CancellationToken cancellationToken);

    /// <summary>
    /// Tries the message again, at once. It stays parked when it fails again. Idempotent: what its consumer has done
    /// already is not done twice. False when there is no such letter.
    /// </summary>
    ValueTask<bool> RedriveAsync(DeadLetterId id, CancellationToken cancellationToken);

    /// <summary>Gives the message up for good. False when there is no such letter.</summary>
    ValueTask<bool> DiscardAsync(DeadLetterId id, CancellationToken cancellationToken);
}
