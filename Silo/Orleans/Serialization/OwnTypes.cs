using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;

namespace OrderGrains.Silo;

/// <summary>What Orleans' serializer has to be told about the product's types.</summary>
internal static class OwnTypes
{
    /// <summary>
    /// Lets the product's own exceptions cross the wire as what they are, and the lists that the compiler makes.
    /// </summary>
    public static IServiceCollection AddOwnTypes(this IServiceCollection services)
    {
        services.Configure<ExceptionSerializationOptions>(
            static options => options.SupportedNamespacePrefixes.Add(nameof(OrderGrains)));
        services.AddSingleton<SynthesizedListCodec>();
        services.AddSingleton<IGeneralizedCodec>(
            static provider => provider.GetRequiredService<SynthesizedListCodec>());
        services.AddSingleton<IGeneralizedCopier>(
            static provider => provider.GetRequiredService<SynthesizedListCodec>());
        return services;
    }
}
