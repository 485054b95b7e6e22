using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderGrains.Notifications;
using OrderGrains.Retries;

namespace OrderGrains.Mail;

/// <summary>Registers e-mail.</summary>
public static class EmailServices
{
    private const string FolderName = "mail";

    /// <summary>
    /// Registers the sender that the options name; a sender registered before is replaced. Expects a
    /// <see cref="TimeProvider"/> and logging among the services, and options that passed their check.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The options.</param>
    /// <param name="dataPath">The folder under which files go when no folder is named.</param>
    public static IServiceCollection AddEmail(this IServiceCollection services, EmailOptions options, string dataPath)
    {
        services.Replace(ServiceDescriptor.Singleton(options));
        services.Replace(ServiceDescriptor.Singleton(
            provider => Sender(options, dataPath, provider.GetRequiredService<TimeProvider>())));
        return services.AddNotifications();
    }

    /// <summary>
    /// Registers what the notifier and template grains take. Until <see cref="AddEmail"/> says otherwise, e-mails are
    /// discarded. A simulation brings its own <see cref="IEmailSender"/> and <see cref="IRetryJitter"/>.
    /// </summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.TryAddSingleton(new EmailOptions { Sender = EmailSenderKind.Discard });
        services.TryAddSingleton<IEmailSender, DiscardEmailSender>();
        services.TryAddSingleton<IRetryJitter, RandomRetryJitter>();
        services.TryAddSingleton<TemplateEngine>();
        services.TryAddSingleton<TemplateCheck>();
        services.TryAddSingleton<TemplateCatalogue>();
        services.TryAddSingleton<StoreZones>();
        services.TryAddSingleton<EmailComposer>();
        services.TryAddSingleton<NotifierServices>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<JsonSerializerContext>(NotificationJson.Default));
        return services;
    }

    private static IEmailSender Sender(EmailOptions options, string dataPath, TimeProvider time) =>
        options.Sender switch
        {
            EmailSenderKind.Smtp => new SmtpEmailSender(options, time),
            EmailSenderKind.AzureCommunicationServices => new AzureCommunicationEmailSender(options, time),
            EmailSenderKind.Discard => new DiscardEmailSender(),
            EmailSenderKind.File => new FileEmailSender(
                options.FilePath ?? Path.Combine(dataPath, FolderName), options.FileFlush),
            _ => throw new InvalidOperationException("The options were not checked: there is no such sender."),
        };
}
