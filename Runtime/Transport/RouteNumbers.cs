using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// The numbers by which calls on one connection name a method of a grain class. Found by any thread; added under the
/// connection's lock, after their definition stands in the send buffer.
/// </summary>
internal sealed class RouteNumbers
{
    private const int InitialMethods = 64;

    private Entry?[] byMethod = new Entry?[InitialMethods];
    private uint last;

    /// <summary>Finds a number; 0 when it is yet to be defined.</summary>
    public uint Find(GrainMethod method, GrainType type)
    {
        Entry?[] all = Volatile.Read(ref byMethod);
        Entry? entry = method.Index < all.Length ? Volatile.Read(ref all[method.Index]) : null;
        while (entry is not null && entry.Type != type)
        {
            entry = entry.Next;
        }

        return entry?.Number ?? 0;
    }

    /// <summary>The number that the next one gets.</summary>
    public uint Next => last + 1;

    /// <summary>Adds the next one.</summary>
    public void Add(GrainMethod method, GrainType type)
    {
        if (method.Index >= byMethod.Length)
        {
            Entry?[] larger = new Entry?[Math.Max(byMethod.Length * 2, method.Index + 1)];
            byMethod.CopyTo(larger, 0);
            Volatile.Write(ref byMethod, larger);
        }

        Volatile.Write(ref byMethod[method.Index], new Entry(type, ++last, byMethod[method.Index]));
    }

    private sealed record Entry(GrainType Type, uint Number, Entry? Next);
}
