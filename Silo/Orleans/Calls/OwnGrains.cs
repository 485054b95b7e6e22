using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime;
using OrderGrains.Orders;

namespace OrderGrains.Silo;

/// <summary>
/// Which grain types are the product's: those live with their bucket's owner. Orleans' own, the dashboard's among them,
/// are placed as Orleans likes. Safe to use from anywhere.
/// </summary>
internal sealed class OwnGrains(IOptions<GrainTypeOptions> options, GrainTypeResolver resolver)
{
    private readonly Dictionary<GrainType, Type> classes = options.Value.Classes
        .Where(IsOwn).ToDictionary(resolver.GetGrainType);

    /// <summary>The types with their classes.</summary>
    public IReadOnlyDictionary<GrainType, Type> Classes => classes;

    /// <summary>True for a class of the product.</summary>
    public static bool IsOwn(Type grainClass) => grainClass.Assembly == typeof(OrderGrain).Assembly;

    /// <summary>True for a type of the product.</summary>
    public bool Contains(GrainType type) => classes.ContainsKey(type);
}
