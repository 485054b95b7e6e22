using System.Buffers;
using System.Text.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Silo;

/// <summary>Events as readable JSON: each stream namespace carries one type.</summary>
public sealed class EventCodec(StateCodec codec) : IEventCodec
{
    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> output, string streamNamespace, object payload)
    {
        switch (payload)
        {
            case OrderEvent orderEvent:
                codec.Write(output, orderEvent);
                break;
            case ReservationReleased released:
                codec.Write(output, released);
                break;
            default:
                throw new InvalidOperationException($"{payload.GetType()} is no event of '{streamNamespace}'.");
        }
    }

    /// <inheritdoc/>
    public object Read(string streamNamespace, ReadOnlySpan<byte> json) => streamNamespace switch
    {
        OrderEvent.StreamNamespace => codec.Read<OrderEvent>(json),
        ReservationReleased.StreamNamespace => codec.Read<ReservationReleased>(json),
        _ => throw new JsonException($"No event type is known for the stream namespace '{streamNamespace}'."),
    };
}
