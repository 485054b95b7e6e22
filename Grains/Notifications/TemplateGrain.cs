using OrderGrains.Orders;
using Orleans.Runtime;

namespace OrderGrains.Notifications;

/// <summary>The templates of one store, as the host sees them; <see cref="StoreTemplates"/> does the work.</summary>
public sealed class TemplateGrain(
    [PersistentState(TemplateState.StateName, StorageNames.Ledger)] IPersistentState<TemplateState> stored,
    TemplateCheck check,
    TemplateCatalogue catalogue) : Grain, ITemplateGrain
{
    private StoreTemplates Templates => new(this.GetPrimaryKeyString(), stored, check, catalogue);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Save(EmailTemplate template) => Templates.Save(template);

    /// <inheritdoc/>
    public Task<EmailTemplate?> Find(OrderEventType type, string locale) =>
        Task.FromResult(Templates.Find(type, locale));
}
