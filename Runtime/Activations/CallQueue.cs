using System.Diagnostics.CodeAnalysis;

namespace OrderGrains.Runtime;

/// <summary>
/// A queue of calls, linked through the calls themselves. Guarded by its owner; bounded by its owner.
/// </summary>
internal struct CallQueue
{
    // The last call; its Next is the first one.
    private GrainCall? last;

    /// <summary>The call that waits longest.</summary>
    public readonly GrainCall? First => last?.Next;

    /// <summary>Adds a call at the end.</summary>
    public void Enqueue(GrainCall call)
    {
        if (last is null)
        {
            call.Next = call;
        }
        else
        {
            call.Next = last.Next;
            last.Next = call;
        }

        last = call;
    }

    /// <summary>Takes the first call.</summary>
    public bool TryDequeue([NotNullWhen(true)] out GrainCall? call)
    {
        call = First;
        if (call is null)
        {
            return false;
        }

        if (ReferenceEquals(call, last))
        {
            last = null;
        }
        else
        {
            last!.Next = call.Next;
        }

        call.Next = null;
        return true;
    }
}
