using System.Reflection;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>Collects what an assembly holds. Filled once, then only read.</summary>
public sealed class GrainManifestBuilder
{
    /// <summary>The grain interfaces.</summary>
    public List<GrainInterfaceInfo> Interfaces { get; } = [];

    /// <summary>The grain classes.</summary>
    public List<GrainClassInfo> Classes { get; } = [];

    /// <summary>The codecs of the messages.</summary>
    public List<MessageCodec> Codecs { get; } = [];

    /// <summary>What the generator found in the assembly; empty when it did not run on it.</summary>
    public static GrainManifestBuilder Read(Assembly assembly)
    {
        GrainManifestBuilder builder = new();
        foreach (GrainManifestAttribute attribute in assembly.GetCustomAttributes<GrainManifestAttribute>())
        {
            attribute.Create().Describe(builder);
        }

        return builder;
    }
}
