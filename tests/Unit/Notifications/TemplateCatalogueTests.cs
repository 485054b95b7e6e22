using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Tests.Mail;

namespace OrderGrains.Tests.Notifications;

public sealed class TemplateCatalogueTests
{
    private static readonly EntityKey Store = new("default", "sample");

    private readonly AdjustableTime time = new(EmailSamples.Noon);
    private readonly FakeGrains grains = new();
    private readonly TemplateCatalogue catalogue;

    public TemplateCatalogueTests() => catalogue = new TemplateCatalogue(time);

    [Fact]
    public async Task Find_NothingSaved_LooksEverywhereInOrderThenTakesTheBuiltIn()
    {
        Assert.Same(BuiltInTemplates.For(OrderEventType.Ready), await FindAsync("de-AT"));
        Assert.Equal(
            [
                "template default/sample de-at", "template default/sample de", "template default/sample en",
                "template default/* de-at", "template default/* de", "template default/* en",
            ],
            grains.Calls);
    }

    [Theory]
    [InlineData("default/sample", "de-at")]
    [InlineData("default/sample", "de")]
    [InlineData("default/sample", "en")]
    [InlineData("default/*", "de-at")]
    [InlineData("default/*", "de")]
    [InlineData("default/*", "en")]
    public async Task Find_SavedSomewhere_IsFound(string key, string locale)
    {
        EmailTemplate saved = Save(key, locale);
        Assert.Same(saved, await FindAsync("de-AT"));
    }

    [Fact]
    public async Task Find_StoreHasEnglishAndTenantHasGerman_TakesTheStores()
    {
        Save("default/*", "de");
        EmailTemplate saved = Save("default/sample", "en");
        Assert.Same(saved, await FindAsync("de"));
    }

    [Fact]
    public async Task Find_Again_AsksNobodyUntilTheAnswerIsOld()
    {
        await FindAsync("en");
        int asked = grains.Calls.Count;
        await FindAsync("en");
        Assert.Equal(asked, grains.Calls.Count);
        EmailTemplate saved = Save("default/sample", "en");
        time.Advance(TemplateCatalogue.Freshness);
        Assert.Same(saved, await FindAsync("en"));
    }

    [Fact]
    public async Task Forget_SavedOnThisSilo_IsUsedAtOnce()
    {
        await FindAsync("en");
        EmailTemplate saved = Save("default/*", "en");
        catalogue.Forget("default/*");
        Assert.Same(saved, await FindAsync("en"));
    }

    private Task<EmailTemplate> FindAsync(string locale) =>
        catalogue.FindAsync(grains, Store, OrderEventType.Ready, locale);

    private EmailTemplate Save(string key, string locale)
    {
        EmailTemplate template = BuiltInTemplates.For(OrderEventType.Ready) with { Locale = locale };
        grains.Templates[key] = [.. grains.Templates.GetValueOrDefault(key, []), template];
        return template;
    }
}
