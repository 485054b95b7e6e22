namespace OrderGrains.Runtime;

/// <summary>A persistent state of an activation.</summary>
internal interface IActivationState
{
    /// <summary>Reads the state.</summary>
    Task ReadStateAsync();
}
