namespace OrderGrains.Ledger;

/// <summary>How far a silo is in its life.</summary>
public enum SiloState
{
    /// <summary>It is there, but cannot be called yet: it gets no buckets.</summary>
    Joining,

    /// <summary>It owns its share of the buckets.</summary>
    Active,

    /// <summary>It hands its buckets over and goes when it owns none.</summary>
    Leaving,
}
