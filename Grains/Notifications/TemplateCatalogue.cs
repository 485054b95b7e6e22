using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>
/// Finds the template of an e-mail: the store's, then the tenant's, each in the customer's language and then English;
/// then the built-in one. Answers are kept for some seconds: a template saved on another silo is used that much later,
/// one saved on this silo at once. Safe to call from any grain's turn.
/// </summary>
public sealed class TemplateCatalogue(TimeProvider time)
{
    /// <summary>The id that stands for all stores of a tenant.</summary>
    public const string AllStores = "*";

    /// <summary>How many answers are kept.</summary>
    public const int Capacity = 4_096;

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly BoundedCache<Place, Answer> answers = new(Capacity);

    /// <summary>The template for an event at a store in a language.</summary>
    public async Task<EmailTemplate> FindAsync(
        IGrainFactory grains, EntityKey store, OrderEventType type, string? locale)
    {
        IReadOnlyList<string> chain = EmailLocale.Chain(locale);
        foreach (string key in new[] { store.ToString(), (store with { Id = AllStores }).ToString() })
        {
            foreach (string tag in chain)
            {
                if (await FindAsync(grains, new Place(key, type, tag)) is { } template)
                {
                    return template;
                }
            }
        }

        return BuiltInTemplates.For(type);
    }

    /// <summary>Forgets what is known of a grain's templates.</summary>
    public void Forget(string key) => answers.Remove(place => place.Key == key);

    private async Task<EmailTemplate?> FindAsync(IGrainFactory grains, Place place)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (answers.TryGet(place, out Answer known) && now < known.Until)
        {
            return known.Template;
        }

        EmailTemplate? template = await grains.GetGrain<ITemplateGrain>(place.Key).Find(place.Type, place.Locale);
        answers.Set(place, new Answer(template, now + Freshness));
        return template;
    }

    private readonly record struct Place(string Key, OrderEventType Type, string Locale);

    private readonly record struct Answer(EmailTemplate? Template, DateTimeOffset Until);
}
