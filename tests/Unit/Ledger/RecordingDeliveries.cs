using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

/// <summary>Takes deliveries, remembers them, and fails the ones it is told to.</summary>
internal sealed class RecordingDeliveries(TimeProvider time) : ILedgerDeliveries
{
    private readonly EventConsumer[] consumers =
        [new("notifier", HoldsOnFailure: false), new("keeper", HoldsOnFailure: true)];

    /// <summary>Consumer and event, in the order of their acknowledgement.</summary>
    public List<(string Consumer, OutboxEvent Event)> Events { get; } = [];

    public List<(DueMessage Message, DateTimeOffset At)> Due { get; } = [];

    public List<DeadLetter> Redriven { get; } = [];

    /// <summary>The stream namespaces that are consumed.</summary>
    public List<string> Namespaces { get; } = ["orders"];

    /// <summary>What a delivery throws; null: nothing.</summary>
    public Func<string, OutboxEvent, Exception?> Failure { get; set; } = (_, _) => null;

    public Func<DueMessage, Exception?> DueFailure { get; set; } = _ => null;

    /// <summary>How often the consumers of a stream cannot be told yet.</summary>
    public int ConsumerFailures { get; set; }

    public int Attempts { get; private set; }

    public IReadOnlyList<EventConsumer> ConsumersOf(string streamNamespace)
    {
        if (ConsumerFailures > 0)
        {
            ConsumerFailures--;
            throw new KeyNotFoundException("No consumers yet.");
        }

        return Namespaces.Contains(streamNamespace) ? consumers : [];
    }

    public async Task DeliverEventsAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events)
    {
        Attempts++;
        await Task.Yield();
        foreach (OutboxEvent entry in events)
        {
            if (Failure(consumer.Name, entry) is { } failure)
            {
                throw failure;
            }
        }

        Events.AddRange(events.Select(entry => (consumer.Name, entry)));
    }

    public Task DeliverDueAsync(DueMessage message)
    {
        Due.Add((message, time.GetUtcNow()));
        return DueFailure(message) is { } failure ? Task.FromException(failure) : Task.CompletedTask;
    }

    public Task RedriveAsync(DeadLetter letter)
    {
        Redriven.Add(letter);
        return Task.CompletedTask;
    }

    /// <summary>The texts that a consumer acknowledged, in order.</summary>
    public IReadOnlyList<string> TextsOf(string consumer) =>
        [.. Events.Where(entry => entry.Consumer == consumer).Select(entry => (string)entry.Event.Payload)];
}
