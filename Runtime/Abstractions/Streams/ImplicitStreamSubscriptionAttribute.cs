namespace Orleans;

/// <summary>
/// The grain class consumes every stream of the namespace: the grain with the stream's key gets its items.
/// </summary>
/// <param name="streamNamespace">The namespace.</param>
/// <param name="streamIdMapper">Names how a stream's key becomes a grain's; null: they are the same.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ImplicitStreamSubscriptionAttribute(string streamNamespace, string? streamIdMapper = null)
    : Attribute
{
    /// <summary>The namespace.</summary>
    public string StreamNamespace { get; } = streamNamespace;

    /// <summary>Names how a stream's key becomes a grain's; null: they are the same.</summary>
    public string? StreamIdMapper { get; } = streamIdMapper;
}
