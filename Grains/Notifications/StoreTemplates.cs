using OrderGrains.Orders;
using Orleans.Runtime;

namespace OrderGrains.Notifications;

/// <summary>The templates of one store, or of all stores of a tenant. Belongs to its grain's turn.</summary>
public sealed class StoreTemplates(
    string key, IPersistentState<TemplateState> stored, TemplateCheck check, TemplateCatalogue catalogue)
{
    /// <summary>
    /// The most characters of all templates together: stored, they fit into one row of every store, whatever they are.
    /// </summary>
    public const int MaxTotalLength = 150_000;

    /// <summary>Saves a template after its check; what is wrong with it, empty when saved.</summary>
    public async Task<IReadOnlyList<string>> Save(EmailTemplate template)
    {
        List<string> errors = [.. check.Check(template)];
        EmailTemplate saved = template with { Locale = template.Locale.ToLowerInvariant() };
        EmailTemplate[] others = [.. stored.State.Templates.Where(other => !Matches(other, saved.Type, saved.Locale))];
        if (others.Append(saved).Sum(Length) > MaxTotalLength)
        {
            errors.Add($"template: all of the store's templates together may have {MaxTotalLength} characters");
        }

        if (errors.Count > 0 || stored.State.Templates.Contains(saved))
        {
            return errors;
        }

        stored.State.Templates = [.. others, saved];
        await stored.WriteStateAsync();
        catalogue.Forget(key);
        return [];
    }

    /// <summary>The template of an event in exactly this language, whatever its case.</summary>
    public EmailTemplate? Find(OrderEventType type, string locale) =>
        stored.State.Templates.FirstOrDefault(template => Matches(template, type, locale));

    private static bool Matches(EmailTemplate template, OrderEventType type, string locale) =>
        template.Type == type && string.Equals(template.Locale, locale, StringComparison.OrdinalIgnoreCase);

    private static int Length(EmailTemplate template) =>
        template.Subject.Length + template.Text.Length + template.Html.Length;
}
