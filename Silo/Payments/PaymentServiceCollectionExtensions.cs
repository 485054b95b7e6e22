using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderGrains.Json;
using OrderGrains.Mail;
using OrderGrains.Retries;

namespace OrderGrains.Payments;

/// <summary>Registers payments.</summary>
public static class PaymentServiceCollectionExtensions
{
    /// <summary>
    /// Registers the provider that the options name; one registered before is replaced. Expects a
    /// <see cref="TimeProvider"/> and logging among the services, and options that passed their check.
    /// </summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, PaymentOptions options)
    {
        services.Replace(ServiceDescriptor.Singleton(options));
        services.Replace(ServiceDescriptor.Singleton(
            provider => Provider(options, provider.GetRequiredService<TimeProvider>())));
        return services.AddPayments();
    }

    /// <summary>
    /// Registers what the payment grains take. Until the options say otherwise, payments are simulated.
    /// </summary>
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.TryAddSingleton(new PaymentOptions());
        services.TryAddSingleton<IPaymentProvider, SimulatedPaymentProvider>();
        services.TryAddSingleton<IRetryJitter, RandomRetryJitter>();
        services.TryAddSingleton<PaymentServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<JsonSerializerContext>(PaymentJson.Default));
        return services;
    }

    private static IPaymentProvider Provider(PaymentOptions options, TimeProvider time) => options.Provider switch
    {
        PaymentProviderKind.Simulated => new SimulatedPaymentProvider(),
        PaymentProviderKind.Stripe => new StripePaymentProvider(new StripeClient(options, time)),
        _ => throw new InvalidOperationException("The options were not checked: there is no such provider."),
    };
}
