using Microsoft.Extensions.Logging;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>
/// Gathers what an e-mail's content needs, before anything is sent, and renders it when a sender reads it. Safe to call
/// from any grain's turn.
/// </summary>
public sealed partial class EmailComposer(
    TemplateCatalogue catalogue, StoreZones zones, TemplateEngine engine, ILogger<EmailComposer> log)
{
    /// <summary>Prepares the content: all calls to other grains happen here, none while rendering.</summary>
    public async Task<Func<EmailContent>> PrepareAsync(
        IGrainFactory grains, string tenant, OrderView order, NotificationEntry entry)
    {
        var store = new EntityKey(tenant, order.StoreId);
        string? locale = order.Customer.Locale;
        EmailTemplate template = await catalogue.FindAsync(grains, store, entry.Type, locale);
        var occasion = new EmailOccasion
        {
            Order = order,
            Type = entry.Type,
            Reason = entry.Reason,
            ReadyAt = entry.ReadyAt,
            Locale = template.Locale,
            TimeZone = await zones.FindAsync(grains, store),
        };
        return () => Render(store, template, Localise(occasion, locale));
    }

    // A template in the customer's language gets the customer's way of writing numbers and dates too.
    private static EmailOccasion Localise(EmailOccasion occasion, string? locale) =>
        EmailLocale.Chain(locale).Contains(occasion.Locale, StringComparer.OrdinalIgnoreCase)
        && EmailLocale.Chain(locale)[0].StartsWith(occasion.Locale, StringComparison.OrdinalIgnoreCase)
            ? occasion with { Locale = EmailLocale.Chain(locale)[0] }
            : occasion;

    private EmailContent Render(EntityKey store, EmailTemplate template, EmailOccasion occasion)
    {
        try
        {
            return engine.Render(template, TemplateModel.Create(occasion));
        }
        catch (TemplateException error)
        {
            // It passed its check, so only this order's data can have broken it; the customer hears anyhow.
            LogTemplateFailed(store.Tenant, store.Id, template.Type, template.Locale, error.Message);
            EmailOccasion english = occasion with { Locale = EmailLocale.Default };
            return engine.Render(BuiltInTemplates.For(template.Type), TemplateModel.Create(english));
        }
    }
}
