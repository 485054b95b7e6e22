using System.Numerics;

namespace OrderGrains.Runtime;

/// <summary>
/// The calls of a connection that wait for their answers. A number names a slot and how often it was used, so that a
/// late answer finds nothing: the slot that is free for longest is used next, but not before there are many, so
/// that a number comes back only after hundreds of millions of calls. Guarded by its owner.
/// </summary>
internal sealed class CallTable(int most)
{
    private const int InitialSlots = 64;

    /// <summary>Free slots are not used again before there are so many slots, if so many calls are allowed.</summary>
    private const int SlotsBeforeReuse = 1_024;

    private readonly int slotBits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)most));
    private Slot[] slots = new Slot[Math.Min(InitialSlots, most)];
    private int used;
    private int firstFree = -1;
    private int lastFree = -1;

    /// <summary>How many calls wait.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a call. False when there are too many.</summary>
    /// <param name="call">The call.</param>
    /// <param name="batch">The number of the write that it goes with.</param>
    /// <param name="number">Names the call on the wire.</param>
    public bool TryAdd(OutboundCall call, long batch, out uint number)
    {
        number = 0;
        if (Count >= most)
        {
            return false;
        }

        int index = TakeSlot();
        ref Slot slot = ref slots[index];
        slot.Call = call;
        slot.Batch = batch;
        slot.Uses = (slot.Uses + 1) & (uint.MaxValue >> slotBits);
        Count++;
        number = (slot.Uses << slotBits) | (uint)index;
        return true;
    }

    /// <summary>Takes the call with a number; null when it waits no more.</summary>
    public OutboundCall? Take(uint number)
    {
        int index = (int)(number & ((1u << slotBits) - 1));
        return index < used && slots[index].Uses == number >> slotBits ? Free(index).Call : null;
    }

    /// <summary>Takes the calls whose time is up.</summary>
    public void TakeExpired(long now, List<OutboundCall> expired)
    {
        for (int index = 0; index < used; index++)
        {
            if (slots[index].Call is { } call && call.Deadline < now)
            {
                Free(index);
                expired.Add(call);
            }
        }
    }

    /// <summary>Takes all calls, each with the number of the write that it goes with.</summary>
    public List<(OutboundCall Call, long Batch)> TakeAll()
    {
        List<(OutboundCall Call, long Batch)> all = new(Count);
        for (int index = 0; index < used; index++)
        {
            if (slots[index].Call is { } call)
            {
                all.Add((call, slots[index].Batch));
                Free(index);
            }
        }

        return all;
    }

    private int TakeSlot()
    {
        if (firstFree >= 0 && used >= Math.Min(most, SlotsBeforeReuse))
        {
            int index = firstFree;
            firstFree = slots[index].NextFree;
            lastFree = firstFree < 0 ? -1 : lastFree;
            return index;
        }

        if (used == slots.Length)
        {
            Array.Resize(ref slots, Math.Min(slots.Length * 2, most));
        }

        return used++;
    }

    private Slot Free(int index)
    {
        Slot taken = slots[index];
        if (taken.Call is not null)
        {
            slots[index].Call = null;
            slots[index].NextFree = -1;
            Append(index);
            Count--;
        }

        return taken;
    }

    private void Append(int index)
    {
        if (lastFree < 0)
        {
            firstFree = index;
        }
        else
        {
            slots[lastFree].NextFree = index;
        }

        lastFree = index;
    }

    private struct Slot
    {
        public OutboundCall? Call;
        public long Batch;
        public uint Uses;
        public int NextFree;
    }
}
