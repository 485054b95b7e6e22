namespace OrderGrains.Runtime;

/// <summary>Where a call is carried out. To be used from the executor's own turns only.</summary>
internal interface ICallExecutor
{
    /// <summary>Takes note that the call's method has ended; the call answers its caller after that.</summary>
    void OnEnded(GrainCall call, Exception? failure);
}
