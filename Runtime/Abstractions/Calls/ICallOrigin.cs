namespace OrderGrains.Runtime;

/// <summary>Whom to answer a call that another silo has sent. Told once, by any thread.</summary>
internal interface ICallOrigin
{
    /// <summary>The call has its result.</summary>
    void OnAnswered(GrainCall call);

    /// <summary>The call has failed.</summary>
    void OnFailed(Exception failure);
}
