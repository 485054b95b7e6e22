using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Configuration;
using OrderGrains.Json;
using OrderGrains.Payments;
using OrderGrains.Retries;

namespace OrderGrains.Tests.Payments;

public sealed class PaymentSettingsTests
{
    [Fact]
    public void Read_Nothing_GivesTheDefaults()
    {
        (PaymentOptions options, IReadOnlyList<string> errors) = Read();
        Assert.Equal(new PaymentOptions(), options);
        Assert.Empty(errors);
    }

    [Fact]
    public void Read_EverySetting_IsTaken()
    {
        (PaymentOptions options, IReadOnlyList<string> errors) = Read(
            ("Provider", "stripe"), ("Timeout", "00:00:05"), ("Retry:FirstDelay", "00:00:10"),
            ("Retry:MaxDelay", "00:30:00"), ("Retry:Attempts", "20"), ("Stripe:Endpoint", "http://localhost:1"),
            ("Stripe:SecretKey", "sk_1"), ("Stripe:WebhookSecret", "whsec_1,whsec_2"),
            ("Stripe:PublishableKey", "pk_1"));
        Assert.Empty(errors);
        var expected = new PaymentOptions
        {
            Provider = PaymentProviderKind.Stripe,
            Timeout = TimeSpan.FromSeconds(5),
            Retry = new RetryOptions
            {
                FirstDelay = TimeSpan.FromSeconds(10),
                MaxDelay = TimeSpan.FromMinutes(30),
                Attempts = 20,
            },
            Stripe = new StripeOptions
            {
                Endpoint = "http://localhost:1",
                SecretKey = "sk_1",
                WebhookSecret = "whsec_1,whsec_2",
                PublishableKey = "pk_1",
            },
        };
        Assert.Equal(expected, options);
        Assert.Equal(["whsec_1", "whsec_2"], options.Stripe.WebhookSecrets());
    }

    [Fact]
    public void Read_StripeWithoutItsKeys_NamesThem()
    {
        (_, IReadOnlyList<string> errors) = Read(("Provider", "Stripe"));
        Assert.Equal(
            ["OrderGrains:Payments:Stripe:SecretKey", "OrderGrains:Payments:Stripe:WebhookSecret"],
            errors.Select(error => error.Split(' ')[0]));
    }

    [Theory]
    [InlineData(PaymentProviderKind.Simulated, "simulated")]
    [InlineData(PaymentProviderKind.Stripe, "stripe")]
    public async Task AddPayments_EveryProvider_IsWhatPaymentsGet(PaymentProviderKind kind, string name)
    {
        var options = new PaymentOptions
        {
            Provider = kind,
            Stripe = new StripeOptions { SecretKey = "sk_1", WebhookSecret = "whsec_1" },
        };
        await using ServiceProvider provider = Services().AddPayments().AddPayments(options)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        PaymentServices services = provider.GetRequiredService<PaymentServices>();
        Assert.Equal(name, services.Provider.Name);
        Assert.Same(options, services.Options);
        Assert.Contains(PaymentJson.Default, provider.GetServices<JsonSerializerContext>());
    }

    [Fact]
    public async Task AddPayments_Alone_Simulates()
    {
        await using ServiceProvider provider = Services().AddPayments().BuildServiceProvider();
        Assert.IsType<SimulatedPaymentProvider>(provider.GetRequiredService<PaymentServices>().Provider);
    }

    [Fact]
    public void AddPayments_Twice_RegistersOnce()
    {
        IServiceCollection services = Services().AddPayments();
        int count = services.Count;
        Assert.Equal(count, services.AddPayments().Count);
    }

    private static (PaymentOptions Options, IReadOnlyList<string> Errors) Read(
        params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create($"OrderGrains:Payments:{setting.Key}", (string?)setting.Value))).Build();
        var reader = new SettingsReader(configuration);
        return (PaymentSettings.Read(reader), reader.Errors);
    }

    private static IServiceCollection Services() =>
        new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
}
