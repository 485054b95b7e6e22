using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// Knows which silo each grain lives on. Called by any thread, often; answers at once from memory. A silo that loses
/// grains changes its answer first, then calls <see cref="GrainRuntime.DeactivateAsync"/>: in this order no activation
/// slips through.
/// </summary>
public interface IGrainLocator
{
    /// <summary>Raised after answers have changed: calls that wait are tried again.</summary>
    event Action? Changed;

    /// <summary>Where a grain lives.</summary>
    GrainLocation Find(GrainId grainId);

    /// <summary>
    /// False while this silo cannot be sure that its grains are still its own: what they answer then is not passed on.
    /// Asked right before every answer, so it costs next to nothing.
    /// </summary>
    bool MayAnswer => true;

    /// <summary>
    /// Takes note that a silo did not have a grain that <see cref="Find"/> sent there: the table may be old. The call
    /// itself follows the hint or waits; nothing needs to be done here.
    /// </summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="asked">The silo that did not have it.</param>
    /// <param name="hint">The silo that the asked one believes to have it, if it knows one.</param>
    void OnMisdirected(GrainId grainId, SiloAddress asked, SiloAddress? hint)
    {
    }
}
