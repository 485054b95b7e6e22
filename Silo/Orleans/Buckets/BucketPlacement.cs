using Orleans.Metadata;
using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>A grain lives with the owner of its key's bucket.</summary>
[Serializable]
internal sealed class BucketPlacement : PlacementStrategy;

/// <summary>
/// Says so for every grain class of the product, in the place of an attribute: grain code knows no host.
/// </summary>
internal sealed class BucketPlacementOfGrains : IGrainPropertiesProvider
{
    /// <inheritdoc/>
    public void Populate(Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        if (OwnGrains.IsOwn(grainClass))
        {
            properties[WellKnownGrainTypeProperties.PlacementStrategy] = nameof(BucketPlacement);
        }
    }
}
