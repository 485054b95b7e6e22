using OrderGrains.Runtime;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Reads a grain's identity.</summary>
public static class GrainExtensions
{
    /// <summary>The grain's key.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => GetGrainId(grain).Key.ToString();

    /// <summary>The grain's identity.</summary>
    /// <exception cref="ArgumentException">The object is neither a grain nor a reference to one.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase self => self.GrainContext.GrainId,
        _ => throw new ArgumentException("This is neither a grain nor a reference to one.", nameof(grain)),
    };
}
