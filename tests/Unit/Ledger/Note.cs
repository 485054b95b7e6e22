using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

/// <summary>A state for tests: a text, and whatever it is told to commit beside itself.</summary>
internal sealed class Note : ICommitted
{
    public string Text { get; set; } = "";

    public CommitParts Parts { get; set; } = new();

    public DateTimeOffset CommittedAt { get; private set; }

    public static Note Of(string key, long sequence, string? index = null)
    {
        var note = new Note { Text = $"{key}#{sequence}" };
        note.Parts.Events.Add(new OutboxEvent("orders", key, sequence, $"{key}#{sequence}"));
        if (index is not null)
        {
            note.Parts.Index.Add(new IndexEntry(index, "all"));
        }

        return note;
    }

    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        CommittedAt = committedAt;
        CommitParts parts = Parts;
        Parts = new CommitParts();
        return parts;
    }
}
