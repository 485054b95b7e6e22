using System.Buffers;

namespace OrderGrains.Ledger;

/// <summary>
/// Turns events into readable JSON and back; the ledger itself knows no domain. Safe to call from anywhere.
/// </summary>
public interface IEventCodec
{
    /// <summary>Writes an event as one JSON value.</summary>
    void Write(IBufferWriter<byte> output, string streamNamespace, object payload);

    /// <summary>Reads an event of this or any earlier format.</summary>
    object Read(string streamNamespace, ReadOnlySpan<byte> json);
}
