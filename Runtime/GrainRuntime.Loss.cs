using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>Grains that this silo gives up.</summary>
public sealed partial class GrainRuntime
{
    private static readonly DeactivationReason Moving =
        new(DeactivationReasonCode.Migrating, "The grain moves to another silo.");

    private readonly RunningDrains drains;

    /// <summary>
    /// Ends the live grains for which a condition holds. Change what <see cref="IGrainLocator.Find"/> answers first,
    /// then call this: no new activation of them comes up after that, except that during a drain those come up which
    /// a drained grain calls before it has ended.
    /// </summary>
    /// <param name="isGivenUp">Whether a grain is to end. Stateless workers are never asked about.</param>
    /// <param name="mode">Whether running requests may end.</param>
    /// <param name="cancellationToken">
    /// Ends the patience of <see cref="DeactivationMode.Drain"/>: what has not ended by then is dropped.
    /// </param>
    /// <returns>Completes when all of them have ended.</returns>
    public async Task DeactivateAsync(
        Func<GrainId, bool> isGivenUp, DeactivationMode mode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isGivenUp);
        if (mode == DeactivationMode.Drop)
        {
            drains.Leave(isGivenUp);
            LoseAll(Activations(isGivenUp));
            return;
        }

        Drain drain = new(isGivenUp);
        drains.Open(drain);
        Activation[] left = Activations(drain.Covers);
        foreach (Activation activation in left)
        {
            activation.Drain(Moving);
        }

        using (cancellationToken.Register(() => Abandon(drain)))
        {
            while (left.Length > 0 || !TryClose(drain))
            {
                await Task.WhenAll(left.Select(static activation => activation.WhenEnded()).ToArray());
                if (cancellationToken.IsCancellationRequested)
                {
                    break;
                }

                left = Draining(drain);
            }
        }

        if (cancellationToken.IsCancellationRequested)
        {
            Abandon(drain);
        }
    }

    /// <summary>Whether a drained grain waits for the call, and the target is being drained too (any thread).</summary>
    internal bool IsInsideDrain(GrainCall call) => drains.IsInside(call);

    private static void LoseAll(Activation[] activations)
    {
        foreach (Activation activation in activations)
        {
            activation.Lose();
        }
    }

    /// <summary>Ends a drain if nothing is left of it. False when a call has just brought something up again.</summary>
    private bool TryClose(Drain drain)
    {
        drains.Close(drain);
        if (Draining(drain).Length == 0)
        {
            return true;
        }

        drains.Open(drain);
        return false;
    }

    private void Abandon(Drain drain)
    {
        drains.Close(drain);
        LoseAll(Draining(drain));
    }

    /// <summary>What is left of a drain: those that it has found, and those that calls among them brought up.</summary>
    private Activation[] Draining(Drain drain) =>
        Activations(drain.Covers).Where(static activation => activation.IsDraining).ToArray();

    private Activation[] Activations(Func<GrainId, bool> isMeant) =>
    [
        .. catalog.Classes.Where(static item => item.Info.MaxLocalWorkers == 0)
            .SelectMany(static item => item.Activations)
            .Where(activation => isMeant(activation.GrainId)),
    ];
}
