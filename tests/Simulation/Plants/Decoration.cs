using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OrderGrains.Tests.Simulation;

/// <summary>Puts something around a service that the product has registered.</summary>
internal static class Decoration
{
    public static void Decorate<T>(this IServiceCollection services, Func<IServiceProvider, T, T> around)
        where T : class
    {
        ServiceDescriptor registered =
            services.Last(service => service.ServiceType == typeof(T) && !service.IsKeyedService);
        Func<IServiceProvider, object> original = registered.ImplementationFactory
            ?? throw new InvalidOperationException($"{typeof(T)} is not registered with a factory.");
        services.Replace(ServiceDescriptor.Singleton(provider => around(provider, (T)original(provider))));
    }
}
