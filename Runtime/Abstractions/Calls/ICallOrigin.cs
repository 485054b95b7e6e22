namespace OrderGrains.Runtime;

/// <summary>Where a call came from that another silo has sent: who is to be answered. Told once, by any thread.</summary>
internal interface ICallOrigin
{
    /// <summary>The call has its result.</summary>
    void OnAnswered(GrainCall call);

    /// <summary>The call has failed.</summary>
    void OnFailed(Exception failure);
}
