namespace Orleans.Streams;

// The operators that CA1036 and CA1067 ask for are not part of the Orleans type that this one stands in for.
#pragma warning disable CA1036, CA1067
/// <summary>An item's place in its stream.</summary>
public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken?>, IComparable<StreamSequenceToken?>
{
    /// <summary>The number of the item's batch or event.</summary>
    public abstract long SequenceNumber { get; protected set; }

    /// <summary>The number of the item within its batch.</summary>
    public abstract int EventIndex { get; protected set; }

    /// <inheritdoc/>
    public abstract bool Equals(StreamSequenceToken? other);

    /// <inheritdoc/>
    public abstract int CompareTo(StreamSequenceToken? other);
}
