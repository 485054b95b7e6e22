namespace OrderGrains.Runtime;

/// <summary>Points from an assembly to its manifest.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class GrainManifestAttribute : Attribute
{
    /// <summary>The manifest.</summary>
    public abstract IGrainManifest Create();
}
