using System.Text.Json.Serialization;
using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Fulfilments;

/// <summary>A ticket as it is stored. Belongs to its grain's turn; not thread-safe.</summary>
[GenerateSerializer, Alias("og.FulfilmentState")]
public sealed class FulfilmentState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "fulfilment";

    /// <summary>The index of a tenant's tickets by the time at which the kitchen got them.</summary>
    public const string ByTime = "fulfilments_by_time";

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>The tenant.</summary>
    [Id(1)]
    public string TenantId { get; set; } = "";

    /// <summary>The order's id.</summary>
    [Id(2)]
    public string OrderId { get; set; } = "";

    /// <summary>The store's id.</summary>
    [Id(3)]
    public string StoreId { get; set; } = "";

    /// <summary>The customer's id.</summary>
    [Id(4)]
    public string? CustomerId { get; set; }

    /// <summary>What happened, from the first, without gaps.</summary>
    [Id(5)]
    public FulfilmentEntry[] Timeline { get; set; } = [];

    /// <summary>Every step of the order up to this number has been taken in.</summary>
    [Id(6)]
    public long LastStep { get; set; }

    /// <summary>The number of the last event.</summary>
    [JsonIgnore]
    public long Version => Timeline.Length;

    /// <summary>The state after the last event.</summary>
    [JsonIgnore]
    public FulfilmentStatus Status => Timeline.Length == 0 ? FulfilmentStatus.Pending : Timeline[^1].State;

    /// <summary>Goes on to a state.</summary>
    public void Become(FulfilmentStatus status, OrderReason? reason = null, string? note = null) => Timeline =
    [
        .. Timeline,
        new FulfilmentEntry { Sequence = Version + 1, State = status, Reason = reason, Note = note },
    ];

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        CommitParts parts = new();
        string key = new EntityKey(TenantId, OrderId).ToString();
        for (int i = 0; i < Timeline.Length; i++)
        {
            if (Timeline[i].IsPending)
            {
                Timeline[i] = Timeline[i] with { At = committedAt };
                parts.Events.Add(new OutboxEvent(
                    FulfilmentEvent.StreamNamespace, key, Timeline[i].Sequence, EventOf(Timeline[i])));
                if (i == 0)
                {
                    parts.Index.Add(new IndexEntry(ByTime, TenantId));
                }
            }
        }

        return parts;
    }

    private FulfilmentEvent EventOf(FulfilmentEntry entry) => new()
    {
        Id = $"evt_{FulfilmentId.Of(OrderId)}_{entry.Sequence}",
        Type = FulfilmentTransitions.EventOf(entry.State),
        Time = entry.At,
        TenantId = TenantId,
        Subject = OrderId,
        Sequence = entry.Sequence,
        State = entry.State,
        Reason = entry.Reason,
        StoreId = StoreId,
        CustomerId = CustomerId,
    };
}
