using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>Grains that this silo gives up.</summary>
public sealed partial class GrainRuntime
{
    /// <summary>
    /// Ends the live grains for which a condition holds. Change what <see cref="IGrainLocator.Find"/> answers first,
    /// then call this: no new activation of them comes up after that.
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
        Activation[] given =
        [
            .. catalog.Classes.Where(static item => item.Info.MaxLocalWorkers == 0)
                .SelectMany(static item => item.Activations)
                .Where(activation => isGivenUp(activation.GrainId)),
        ];
        if (mode == DeactivationMode.Drop)
        {
            LoseAll(given);
            return;
        }

        DeactivationReason reason = new(DeactivationReasonCode.Migrating, "The grain moves to another silo.");
        Task ended = Task.WhenAll(given.Select(static activation => activation.WhenEnded()).ToArray());
        foreach (Activation activation in given)
        {
            activation.Deactivate(reason, CancellationToken.None);
        }

        using (cancellationToken.Register(() => LoseAll(given)))
        {
            await ended;
        }
    }

    private static void LoseAll(Activation[] activations)
    {
        foreach (Activation activation in activations)
        {
            activation.Lose();
        }
    }
}
