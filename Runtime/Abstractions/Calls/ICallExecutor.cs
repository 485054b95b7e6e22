namespace OrderGrains.Runtime;

/// <summary>Where a call is carried out. To be used from the executor's own turns only.</summary>
internal interface ICallExecutor
{
    /// <summary>
    /// Takes note that the call's method has ended; the call answers its caller after that, with the failure that is
    /// returned, or with the result.
    /// </summary>
    Exception? OnEnded(GrainCall call, Exception? failure);
}
