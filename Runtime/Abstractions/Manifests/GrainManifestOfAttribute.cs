namespace OrderGrains.Runtime;

/// <summary>Points from an assembly to its manifest.</summary>
/// <typeparam name="TManifest">The generated class.</typeparam>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainManifestAttribute<TManifest> : GrainManifestAttribute
    where TManifest : IGrainManifest, new()
{
    /// <inheritdoc/>
    public override IGrainManifest Create() => new TManifest();
}
