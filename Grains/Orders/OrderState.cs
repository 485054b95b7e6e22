using System.Text.Json.Serialization;
using OrderGrains.Fulfilments;
using OrderGrains.Ledger;
using OrderGrains.Payments;

namespace OrderGrains.Orders;

/// <summary>
/// An order as it is stored. Everything but the content is folded from the timeline; entries that are not yet committed
/// have no time. Belongs to its grain's turn; not thread-safe.
/// </summary>
[GenerateSerializer, Alias("og.OrderState")]
public sealed class OrderState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "order";

    [NonSerialized]
    private bool releaseAgain;

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>The tenant.</summary>
    [Id(1)]
    public string TenantId { get; set; } = "";

    /// <summary>The order's id.</summary>
    [Id(2)]
    public string OrderId { get; set; } = "";

    /// <summary>
    /// The newest attempt at placing. Without content it is a tombstone: no attempt up to this one can commit any more.
    /// </summary>
    [Id(3)]
    public int Attempt { get; set; }

    /// <summary>What was placed; null: there is no order.</summary>
    [Id(4)]
    public OrderContent? Content { get; set; }

    /// <summary>All personal data; null when there is none or it was erased.</summary>
    [Id(5)]
    public OrderPersonal? Personal { get; set; }

    /// <summary>What happened, from the first, without gaps.</summary>
    [Id(6)]
    public OrderEntry[] Timeline { get; set; } = [];

    /// <summary>Every event of its payment up to this number has been taken in.</summary>
    [Id(7)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long LastPayment { get; set; }

    /// <summary>Every event of its ticket up to this number has been taken in.</summary>
    [Id(8)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long LastFulfilment { get; set; }

    /// <summary>How its payment stood then.</summary>
    [Id(9)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PaymentStatus PaymentStatus { get; set; }

    /// <summary>How its ticket stood then.</summary>
    [Id(10)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FulfilmentStatus FulfilmentStatus { get; set; }

    /// <summary>The commit generation that the next write depends on; null: on none.</summary>
    [JsonIgnore]
    [field: NonSerialized]
    public long? DependsOn { get; set; }

    /// <summary>The number of the last event.</summary>
    [JsonIgnore]
    public long Version => Timeline.Length;

    /// <summary>The state after the last event.</summary>
    [JsonIgnore]
    public OrderStatus Status => StatusAt(Version);

    /// <summary>The state after the event with this number.</summary>
    public OrderStatus StatusAt(long version) => OrderTransitions.Fold(Timeline.AsSpan(0, (int)version));

    /// <summary>Makes it an order.</summary>
    public void Place(EntityKey key, OrderPlacement placement)
    {
        TenantId = key.Tenant;
        OrderId = key.Id;
        Content = placement.Content;
        Personal = placement.Personal;
        Timeline = placement.Entries;
    }

    /// <summary>Appends what has happened.</summary>
    public void Append(params ReadOnlySpan<OrderEntry> entries) => Timeline = [.. Timeline, .. entries];

    /// <summary>Tells the store once more, with the next write, that the reservation is free.</summary>
    public void ReleaseAgain() => releaseAgain = true;

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        int committed = Array.FindIndex(Timeline, entry => entry.IsPending);
        if (committed < 0)
        {
            committed = Timeline.Length;
        }

        OrderParts parts = new(this, committed, committedAt);
        CommitParts taken = releaseAgain ? parts.ReleaseOnly() : parts.Take();
        releaseAgain = false;
        if (DependsOn is not null)
        {
            taken.Generation = DependsOn;
            DependsOn = null;
        }

        for (int i = committed; i < Timeline.Length; i++)
        {
            Timeline[i] = Timeline[i] with { At = committedAt, TraceParent = null };
        }

        return taken;
    }
}
