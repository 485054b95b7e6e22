using Orleans.Runtime;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>A request that waits for a call, on another silo: enough to see that the call would never end.</summary>
/// <param name="GrainId">The grain that the request keeps busy.</param>
/// <param name="IsReadOnly">Whether other readers may run beside it.</param>
/// <param name="IsAlwaysInterleave">Whether everything may run beside it.</param>
internal readonly record struct ChainLink(GrainId GrainId, bool IsReadOnly, bool IsAlwaysInterleave)
{
    /// <summary>The most requests that travel with a call; further ones up the chain are left out.</summary>
    public const int Most = 64;

    private const byte ReadOnlyFlag = 1;
    private const byte InterleaveFlag = 2;

    /// <summary>Whether the request keeps a call of its grain from starting.</summary>
    public bool Blocks(GrainCall call) =>
        !(IsAlwaysInterleave || call.Method.IsAlwaysInterleave || (IsReadOnly && call.Method.IsReadOnly));

    /// <summary>Writes the requests that wait for a call.</summary>
    public static void WriteChain(WireWriter writer, GrainCall call)
    {
        ChainLink[] chain = [.. Collect(call).Take(Most)];
        writer.Varint((uint)chain.Length);
        foreach (ChainLink link in chain)
        {
            writer.Text(link.GrainId.Type.ToString());
            writer.Text(link.GrainId.Key.ToString());
            writer.Byte((byte)((link.IsReadOnly ? ReadOnlyFlag : 0) | (link.IsAlwaysInterleave ? InterleaveFlag : 0)));
        }
    }

    /// <summary>Reads what <see cref="WriteChain"/> wrote.</summary>
    public static ChainLink[] ReadChain(ref WireReader reader)
    {
        int count = reader.Count();
        if (count > Most)
        {
            throw new WireFormatException($"A chain of {count} requests; at most {Most} are allowed.");
        }

        ChainLink[] chain = new ChainLink[count];
        for (int index = 0; index < count; index++)
        {
            GrainType type = new(IdSpan.Create(reader.Text()));
            GrainId grainId = new(type, IdSpan.Create(reader.Text()));
            byte flags = reader.Byte();
            chain[index] = new ChainLink(grainId, (flags & ReadOnlyFlag) != 0, (flags & InterleaveFlag) != 0);
        }

        return chain;
    }

    private static IEnumerable<ChainLink> Collect(GrainCall call)
    {
        for (GrainCall? request = call.Caller; request is not null; request = request.Caller)
        {
            GrainMethod method = request.Method;
            yield return new ChainLink(request.Target.GrainId, method.IsReadOnly, method.IsAlwaysInterleave);
            foreach (ChainLink link in (request.Passage as InboundCall)?.Head.Chain ?? [])
            {
                yield return link;
            }
        }
    }
}
