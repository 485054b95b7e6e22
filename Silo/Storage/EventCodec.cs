using System.Buffers;
using System.Text.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Payments;
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
            case OrderStep step:
                codec.Write(output, step);
                break;
            case PaymentEvent paymentEvent:
                codec.Write(output, paymentEvent);
                break;
            case FulfilmentEvent fulfilmentEvent:
                codec.Write(output, fulfilmentEvent);
                break;
            case StoreEvent storeEvent:
                codec.Write(output, storeEvent);
                break;
            case ProviderEvent reported:
                codec.Write(output, reported);
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
        OrderStep.PaymentNamespace or OrderStep.FulfilmentNamespace => codec.Read<OrderStep>(json),
        PaymentEvent.StreamNamespace => codec.Read<PaymentEvent>(json),
        FulfilmentEvent.StreamNamespace => codec.Read<FulfilmentEvent>(json),
        StoreEvent.StreamNamespace => codec.Read<StoreEvent>(json),
        SimulatedIntentState.StreamNamespace => codec.Read<ProviderEvent>(json),
        _ => throw new JsonException($"No event type is known for the stream namespace '{streamNamespace}'."),
    };
}
