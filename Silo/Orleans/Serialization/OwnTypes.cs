using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;

namespace OrderGrains.Silo;

/// <summary>What Orleans' serializer has to be told about the product's types.</summary>
internal static class OwnTypes
{
    /// <summary>
    /// Lets every exception cross the wire, those of store drivers too, since one that cannot hides what happened; and
    /// the lists that the compiler makes.
    /// </summary>
    public static IServiceCollection AddOwnTypes(this IServiceCollection services)
    {
        services.Configure<ExceptionSerializationOptions>(
            static options => options.SupportedExceptionTypeFilter = static _ => true);
        services.AddSingleton<SynthesizedListCodec>();
        services.AddSingleton<IGeneralizedCodec>(
            static provider => provider.GetRequiredService<SynthesizedListCodec>());
        services.AddSingleton<IGeneralizedCopier>(
            static provider => provider.GetRequiredService<SynthesizedListCodec>());
        return services;
    }
}
