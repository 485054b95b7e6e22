namespace Orleans;

/// <summary>Why an activation ends, for programs.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason.</summary>
    None,

    /// <summary>The process stops.</summary>
    ShuttingDown,

    /// <summary>It could not be activated.</summary>
    ActivationFailed,

    /// <summary>The directory of activations failed.</summary>
    DirectoryFailure,

    /// <summary>Nobody called it for a while.</summary>
    ActivationIdle,

    /// <summary>It did not react.</summary>
    ActivationUnresponsive,

    /// <summary>There is another one.</summary>
    DuplicateActivation,

    /// <summary>A request asked for another version.</summary>
    IncompatibleRequest,

    /// <summary>Its code failed in a way that leaves its state in doubt.</summary>
    ApplicationError,

    /// <summary>Its code asked for it.</summary>
    ApplicationRequested,

    /// <summary>It moves to another silo.</summary>
    Migrating,

    /// <summary>The host asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short.</summary>
    HighMemoryPressure,
}
