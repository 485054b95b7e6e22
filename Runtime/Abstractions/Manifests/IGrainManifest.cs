namespace OrderGrains.Runtime;

/// <summary>What the generator found in one assembly.</summary>
public interface IGrainManifest
{
    /// <summary>Adds all of it to the builder.</summary>
    void Describe(GrainManifestBuilder builder);
}
