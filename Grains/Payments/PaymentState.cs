using System.Text.Json.Serialization;
using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Payments;

/// <summary>A payment as it is stored. Belongs to its grain's turn; not thread-safe.</summary>
[GenerateSerializer, Alias("og.PaymentState")]
public sealed class PaymentState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "payment";

    /// <summary>The index of a tenant's payments by the time at which they began.</summary>
    public const string ByTime = "payments_by_time";

    /// <summary>The due message that asks the provider again.</summary>
    public const string RetryName = "provider";

    // A provider sends some ten events for a payment; what is older than these is known for other reasons too.
    private const int MaxHeard = 100;

    [NonSerialized]
    private CommitParts? parts;

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>The tenant.</summary>
    [Id(1)]
    public string TenantId { get; set; } = "";

    /// <summary>The order's id.</summary>
    [Id(2)]
    public string OrderId { get; set; } = "";

    /// <summary>What decides.</summary>
    [Id(3)]
    public PaymentFacts Facts { get; set; } = PaymentFacts.None;

    /// <summary>What happened, from the first, without gaps.</summary>
    [Id(4)]
    public PaymentEntry[] Timeline { get; set; } = [];

    /// <summary>Every step of the order up to this number has been taken in.</summary>
    [Id(5)]
    public long LastStep { get; set; }

    /// <summary>The ids of the provider's newest events.</summary>
    [Id(6)]
    public string[] Heard { get; set; } = [];

    /// <summary>How often the question that is open was asked in vain.</summary>
    [Id(7)]
    public int Attempts { get; set; }

    /// <summary>When it is asked again; null: nothing is to be asked, or it was given up.</summary>
    [Id(8)]
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>True when the question was given up: a dead letter says so.</summary>
    [Id(9)]
    public bool IsParked { get; set; }

    /// <summary>The number of the last event.</summary>
    [JsonIgnore]
    public long Version => Timeline.Length;

    private CommitParts Parts => parts ??= new CommitParts();

    /// <summary>Takes new knowledge in, and notes what has happened by it.</summary>
    public void Learn(EntityKey key, PaymentFacts facts)
    {
        if (Facts.Terms is null && facts.Terms is not null)
        {
            Parts.Index.Add(new IndexEntry(ByTime, key.Tenant));
        }

        if (facts != Facts)
        {
            // Other facts ask another question, or make the old one worth asking again.
            (Attempts, IsParked) = (0, false);
        }

        (TenantId, OrderId) = (key.Tenant, key.Id);
        if (facts.Terms is not null)
        {
            // What was heard before the payment began has happened only now that somebody wants it.
            PaymentFacts before = Facts.Terms is null ? PaymentFacts.None : Facts;
            Timeline =
            [
                .. Timeline,
                .. PaymentRules.Events(before, facts)
                    .Select((happened, index) => happened with { Sequence = Timeline.Length + index + 1 }),
            ];
        }

        Facts = facts;
    }

    /// <summary>Remembers an event of the provider; false: it was heard before.</summary>
    public bool TryHear(string id)
    {
        if (Heard.Contains(id))
        {
            return false;
        }

        Heard = [.. Heard.TakeLast(MaxHeard - 1), id];
        return true;
    }

    /// <summary>Sets when the provider is asked next, with the next write; null: not by itself.</summary>
    public void Schedule(DateTimeOffset? retryAt)
    {
        DateTimeOffset? wanted = Instant.RoundUp(retryAt);
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

    /// <summary>Tells people of a failure, with the next write.</summary>
    public void Complain(DeadLetter letter) => Parts.DeadLetters.Add(letter);

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        string key = new EntityKey(TenantId, OrderId).ToString();
        for (int i = 0; i < Timeline.Length; i++)
        {
            if (Timeline[i].IsPending)
            {
                Timeline[i] = Timeline[i] with { At = committedAt };
                Parts.Events.Add(new OutboxEvent(
                    PaymentEvent.StreamNamespace, key, Timeline[i].Sequence, EventOf(Timeline[i])));
            }
        }

        CommitParts taken = parts ?? CommitParts.None;
        parts = null;
        return taken;
    }

    private PaymentEvent EventOf(PaymentEntry entry) => new()
    {
        Id = $"evt_{PaymentId.Of(OrderId)}_{entry.Sequence}",
        Type = entry.Type,
        Time = entry.At,
        TenantId = TenantId,
        Subject = OrderId,
        Sequence = entry.Sequence,
        State = entry.State,
        Amount = entry.Amount,
        Currency = Facts.Terms?.Currency ?? "",
        RefundId = entry.RefundId,
        StoreId = Facts.Terms?.StoreId,
        CustomerId = Facts.Terms?.CustomerId,
    };
}
