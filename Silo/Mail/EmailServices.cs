using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>Registers e-mail.</summary>
public static class EmailServices
{
    private const string FolderName = "mail";

    /// <summary>
    /// Registers the sender that the options name, the templates, and what the notifier grains take. Expects a
    /// <see cref="TimeProvider"/> and logging among the services, and options that passed their check.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The options.</param>
    /// <param name="dataPath">The folder under which files go when no folder is named.</param>
    public static IServiceCollection AddEmail(this IServiceCollection services, EmailOptions options, string dataPath)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => Sender(options, dataPath, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IRetryJitter, RandomRetryJitter>();
        services.AddSingleton<TemplateEngine>();
        services.AddSingleton<TemplateCheck>();
        services.AddSingleton<TemplateCatalogue>();
        services.AddSingleton<StoreZones>();
        services.AddSingleton<EmailComposer>();
        services.AddSingleton<NotifierServices>();
        services.AddSingleton<JsonSerializerContext>(NotificationJson.Default);
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
