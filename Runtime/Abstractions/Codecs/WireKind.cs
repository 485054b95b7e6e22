namespace OrderGrains.Runtime.Codecs;

/// <summary>The form of a value on the wire; enough to skip a value that nobody knows.</summary>
public enum WireKind
{
    /// <summary>A base-128 number.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and so many bytes.</summary>
    Bytes = 2,

    /// <summary>Null; nothing follows.</summary>
    Null = 3,

    /// <summary>Fields until <see cref="End"/>.</summary>
    Message = 4,

    /// <summary>A count and so many values, each behind its kind.</summary>
    Sequence = 5,

    /// <summary>Four bytes.</summary>
    Fixed32 = 6,

    /// <summary>The end of a message.</summary>
    End = 7,
}
