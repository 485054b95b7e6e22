using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Mail;
using OrderGrains.Notifications;

namespace OrderGrains.Tests.Mail;

public sealed class EmailServicesTests
{
    [Theory]
    [InlineData(EmailSenderKind.File, typeof(FileEmailSender))]
    [InlineData(EmailSenderKind.Smtp, typeof(SmtpEmailSender))]
    [InlineData(EmailSenderKind.AzureCommunicationServices, typeof(AzureCommunicationEmailSender))]
    [InlineData(EmailSenderKind.Discard, typeof(DiscardEmailSender))]
    public async Task AddEmail_EverySender_IsWhatTheNotifierGets(EmailSenderKind kind, Type sender)
    {
        var options = new EmailOptions
        {
            Sender = kind,
            Smtp = new SmtpOptions { Host = "localhost" },
            AzureCommunicationServices = new AzureCommunicationOptions
            {
                Endpoint = "https://shop.example",
                AccessKey = FakeCommunicationService.Key,
            },
        };
        await using ServiceProvider provider = Services().AddNotifications().AddEmail(options, "data")
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        NotifierServices services = provider.GetRequiredService<NotifierServices>();
        Assert.IsType(sender, services.Sender);
        Assert.Same(options, services.Options);
        Assert.Contains(NotificationJson.Default, provider.GetServices<JsonSerializerContext>());
    }

    [Fact]
    public async Task AddNotifications_Alone_Discards()
    {
        await using ServiceProvider provider = Services().AddNotifications().BuildServiceProvider();
        Assert.IsType<DiscardEmailSender>(provider.GetRequiredService<NotifierServices>().Sender);
        Assert.NotNull(provider.GetRequiredService<TemplateCheck>());
    }

    [Fact]
    public void AddNotifications_Twice_RegistersOnce()
    {
        IServiceCollection services = Services().AddNotifications();
        int count = services.Count;
        Assert.Equal(count, services.AddNotifications().Count);
    }

    private static IServiceCollection Services() =>
        new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
}
