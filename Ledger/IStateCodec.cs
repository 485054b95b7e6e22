using System.Buffers;

namespace OrderGrains.Ledger;

/// <summary>Turns states into readable JSON and back. Safe to call from anywhere.</summary>
public interface IStateCodec
{
    /// <summary>Writes a state.</summary>
    void Write<TState>(IBufferWriter<byte> output, TState state);

    /// <summary>Reads a state of this or any earlier format.</summary>
    TState Read<TState>(ReadOnlySpan<byte> json);
}
