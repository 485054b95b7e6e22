using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderGrains.Json;

namespace OrderGrains.Access;

/// <summary>Registers what the grains behind keys take.</summary>
internal static class AccessServiceCollectionExtensions
{
    /// <summary>Registers it; an <see cref="ISecretSource"/> that is registered already is used.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.TryAddSingleton<ISecretSource, RandomSecretSource>();
        return services.AddSingleton<JsonSerializerContext>(AccessJson.Default);
    }
}
