namespace OrderGrains.Runtime;

/// <summary>
/// Requests that run at the same time, in no order. A request knows its place: while it runs, its arrival number is of
/// no other use. Guarded by its owner; bounded by its owner.
/// </summary>
internal struct CallSet
{
    private List<GrainCall>? calls;

    /// <summary>Adds a request.</summary>
    public void Add(GrainCall call)
    {
        calls ??= new List<GrainCall>(1);
        call.Arrival = (uint)calls.Count;
        calls.Add(call);
    }

    /// <summary>Removes a request that is in the set; an empty set keeps nothing in memory.</summary>
    public void Remove(GrainCall call)
    {
        int last = calls!.Count - 1;
        if (last == 0)
        {
            calls = null;
            return;
        }

        GrainCall moved = calls[last];
        calls[(int)call.Arrival] = moved;
        moved.Arrival = call.Arrival;
        calls.RemoveAt(last);
    }

    /// <summary>The requests as they are now.</summary>
    public readonly GrainCall[] ToArray() => calls?.ToArray() ?? [];
}
