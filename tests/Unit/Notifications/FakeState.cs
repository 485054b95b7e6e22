using System.Text.Json;
using System.Text.Json.Serialization;
using OrderGrains.Ledger;
using OrderGrains.Notifications;
using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Tests.Notifications;

/// <summary>
/// A stored state in memory: keeps what was written as JSON, as the ledger does, and what came beside it.
/// </summary>
internal sealed class FakeState<TState>(JsonSerializerContext? context = null) : IPersistentState<TState>
    where TState : class, ICommitted, new()
{
    private readonly JsonSerializerContext json = context ?? NotificationJson.Default;

    public TState State { get; set; } = new();

    public string? Etag => null;

    public bool RecordExists => Written.Count > 0;

    /// <summary>Every written record, the oldest first.</summary>
    public List<string> Written { get; } = [];

    public List<CommitParts> Parts { get; } = [];

    public IEnumerable<DeadLetter> Letters => Parts.SelectMany(parts => parts.DeadLetters);

    /// <summary>The due messages that are set now.</summary>
    public IReadOnlyCollection<DueChange> Due
    {
        get
        {
            var due = new List<DueChange>();
            foreach (DueChange change in Parts.SelectMany(parts => parts.Due))
            {
                if (!change.Cancelled)
                {
                    due.Add(change);
                }
                else
                {
                    Assert.True(due.Remove(change with { Cancelled = false }), $"{change} was never set");
                }
            }

            return due;
        }
    }

    /// <summary>Called before each write; may throw.</summary>
    public Action OnWrite { get; set; } = () => { };

    /// <summary>Called after each write, when it is committed; may throw, as a process that is killed then.</summary>
    public Action OnWritten { get; set; } = () => { };

    public Task WriteStateAsync()
    {
        try
        {
            OnWrite();
        }
        catch (InconsistentStateException)
        {
            Reload();
            throw;
        }

        Parts.Add(State.TakeParts(EmailSamples.Noon));
        Written.Add(JsonSerializer.Serialize(State, typeof(TState), json));
        OnWritten();
        return Task.CompletedTask;
    }

    public Task ReadStateAsync() => Task.CompletedTask;

    public Task ClearStateAsync() => Task.CompletedTask;

    /// <summary>Drops what is in memory, as a killed process does.</summary>
    public void Reload() => State = Written.Count == 0
        ? new TState()
        : (TState)JsonSerializer.Deserialize(Written[^1], typeof(TState), json)!;
}
