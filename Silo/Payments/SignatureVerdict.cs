namespace OrderGrains.Payments;

/// <summary>What a signature is worth.</summary>
internal enum SignatureVerdict
{
    /// <summary>It is right, and new.</summary>
    Valid,

    /// <summary>It is missing, malformed or wrong.</summary>
    Invalid,

    /// <summary>It is right, but of another time: somebody may have kept it.</summary>
    OutOfTolerance,
}
