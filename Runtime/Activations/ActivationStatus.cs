namespace OrderGrains.Runtime;

/// <summary>Where an activation is in its life; it only moves on.</summary>
public enum ActivationStatus
{
    /// <summary>It was made for a call that is yet to run.</summary>
    New,

    /// <summary>Its states are being read, or OnActivateAsync runs.</summary>
    Activating,

    /// <summary>It takes requests.</summary>
    Active,

    /// <summary>OnDeactivateAsync runs; what arrives goes to the next activation.</summary>
    Deactivating,

    /// <summary>It is gone.</summary>
    Ended,
}
