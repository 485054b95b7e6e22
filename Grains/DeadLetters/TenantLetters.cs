using OrderGrains.Ledger;

namespace OrderGrains.DeadLetters;

/// <summary>The parked messages that a tenant may see: a letter of another tenant does not exist.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="letters">The letters of all tenants.</param>
public sealed class TenantLetters(string tenant, IDeadLetters letters)
{
    private const int MaxLimit = 1_000;
    private const int BatchSize = 200;
    private const int MaxBatches = 100;

    /// <summary>
    /// Lists letters in the order of their identity; none when <paramref name="after"/> is not an id.
    /// </summary>
    public async Task<IReadOnlyList<DeadLetterView>> List(string? after, int limit)
    {
        DeadLetterId last = default;
        if (after is not null && !DeadLetterId.TryParse(after, out last))
        {
            return [];
        }

        DeadLetterId? position = after is null ? null : last;
        List<DeadLetterView> found = [];
        int wanted = Math.Clamp(limit, 1, MaxLimit);
        for (int i = 0; i < MaxBatches; i++)
        {
            IReadOnlyList<DeadLetter> batch = await letters.ListAsync(position, BatchSize, CancellationToken.None);
            found.AddRange(batch.Where(IsOurs).Select(View).Take(wanted - found.Count));
            if (batch.Count < BatchSize || found.Count == wanted)
            {
                break;
            }

            position = new DeadLetterId(batch[^1].Key, batch[^1].Name);
        }

        return found;
    }

    /// <summary>One letter; null when there is none.</summary>
    public async Task<DeadLetterView?> Find(string id) =>
        Parse(id) is { } known && await letters.FindAsync(known, CancellationToken.None) is { } letter
            ? View(letter)
            : null;

    /// <summary>Tries a letter's message again; false when there is none.</summary>
    public async Task<bool> Redrive(string id) =>
        Parse(id) is { } known && await letters.RedriveAsync(known, CancellationToken.None);

    /// <summary>Gives a letter up; false when there is none.</summary>
    public async Task<bool> Discard(string id) =>
        Parse(id) is { } known && await letters.DiscardAsync(known, CancellationToken.None);

    private static DeadLetterView View(DeadLetter letter) => new()
    {
        Id = new DeadLetterId(letter.Key, letter.Name).ToString(),
        Consumer = letter.Consumer,
        Subject = EntityKey.Parse(letter.Key).Id,
        Sequence = letter.Sequence,
        Error = letter.Error,
        Attempts = letter.Attempts,
        FailedAt = letter.FailedAt,
    };

    private DeadLetterId? Parse(string id) =>
        DeadLetterId.TryParse(id, out DeadLetterId known) && IsOurs(known.Key) ? known : null;

    private bool IsOurs(DeadLetter letter) => IsOurs(letter.Key);

    private bool IsOurs(string key) => key.StartsWith(tenant + "/", StringComparison.Ordinal);
}
