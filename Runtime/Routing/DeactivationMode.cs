namespace OrderGrains.Runtime;

/// <summary>How grains end that this silo gives up.</summary>
public enum DeactivationMode
{
    /// <summary>
    /// A hand-over: running requests end and are answered, OnDeactivateAsync runs, what waits is sent on.
    /// </summary>
    Drain,

    /// <summary>
    /// The grains are lost already: what waits is sent on, what runs fails with
    /// <see cref="UnknownOutcomeException"/>, and nothing that the grains still do is ever answered.
    /// </summary>
    Drop,
}
