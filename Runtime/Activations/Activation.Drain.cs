using Orleans;

namespace OrderGrains.Runtime;

/// <summary>
/// Draining: the grain is about to move. Only calls start that other drained grains wait for; the rest is held back and
/// sent on at the end, which comes as soon as nothing runs.
/// </summary>
internal sealed partial class Activation
{
    private CallQueue held;
    private bool isDraining;

    /// <summary>Whether the activation is being drained (any thread).</summary>
    public bool IsDraining => Volatile.Read(ref isDraining);

    /// <summary>Ends the activation as soon as nothing runs (any thread).</summary>
    public void Drain(DeactivationReason reason) => BeginDrain(reason, isNew: false);

    /// <summary>As <see cref="Drain"/>, for an activation that is yet to receive its first call (any thread).</summary>
    public void JoinDrain(DeactivationReason reason) => BeginDrain(reason, isNew: true);

    private void BeginDrain(DeactivationReason reason, bool isNew)
    {
        bool wake;
        lock (gate)
        {
            if (isDraining || status == ActivationStatus.Ended)
            {
                return;
            }

            isDraining = true;
            if (!isEnding)
            {
                Extras.EndReason = reason;
            }

            HoldBack(ref ordered);
            HoldBack(ref readers);
            HoldBack(ref interleaving);
            wake = !isScheduled && HasWork() && !(isNew && status == ActivationStatus.New);
            isScheduled |= wake;
        }

        if (wake)
        {
            Runtime.Scheduler.Schedule(this);
        }
    }

    /// <summary>Takes those out of a queue that nobody who is drained waits for; under the gate.</summary>
    private void HoldBack(ref CallQueue queue)
    {
        CallQueue kept = default;
        while (queue.TryDequeue(out GrainCall? call))
        {
            if (Runtime.IsInsideDrain(call))
            {
                kept.Enqueue(call);
            }
            else
            {
                held.Enqueue(call);
            }
        }

        queue = kept;
    }
}
