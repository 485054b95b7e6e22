using System.Text.Json;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Tests.Mail;

namespace OrderGrains.Tests.Notifications;

public sealed class StoreTemplatesTests
{
    private readonly FakeState<TemplateState> stored = new();
    private readonly StoreTemplates templates;

    public StoreTemplatesTests() => templates = new StoreTemplates(
        "default/sample",
        stored,
        new TemplateCheck(new TemplateEngine()),
        new TemplateCatalogue(new AdjustableTime(EmailSamples.Noon)));

    [Fact]
    public async Task Save_SoundTemplate_IsFoundAfterAReload()
    {
        Assert.Empty(await templates.Save(Template("pt-BR")));
        stored.Reload();
        Assert.Equal(Template("pt-br"), templates.Find(OrderEventType.Ready, "PT-br"));
        Assert.Null(templates.Find(OrderEventType.Ready, "pt"));
        Assert.Null(templates.Find(OrderEventType.Placed, "pt-br"));
    }

    [Fact]
    public async Task Save_BrokenTemplate_ChangesNothing()
    {
        Assert.Single(await templates.Save(Template("en") with { Text = "{{typo}}" }));
        Assert.Empty(stored.Written);
    }

    [Fact]
    public async Task Save_SameEventAndLanguage_Replaces()
    {
        await templates.Save(Template("en"));
        await templates.Save(Template("EN") with { Subject = "new" });
        Assert.Equal("new", Assert.Single(stored.State.Templates).Subject);
    }

    [Fact]
    public async Task Save_SameTwice_WritesOnce()
    {
        await templates.Save(Template("en"));
        await templates.Save(Template("en"));
        Assert.Single(stored.Written);
    }

    [Fact]
    public async Task Save_MoreThanOneRowHolds_IsRefused()
    {
        string[] languages = ["en", "de", "fr", "it"];
        var errors = new List<string>();
        foreach (string language in languages)
        {
            errors.AddRange(await templates.Save(
                Template(language) with { Html = new string('<', TemplateCheck.MaxPartLength - 1) }));
        }

        Assert.Equal(2, errors.Count);
        Assert.InRange(
            JsonSerializer.Serialize(stored.State, NotificationJson.Default.TemplateState).Length, 1, 1 << 20);
    }

    private static EmailTemplate Template(string locale) => new()
    {
        Type = OrderEventType.Ready,
        Locale = locale,
        Subject = "{{order_number}}",
        Text = "{{total}}",
        Html = "<p>{{total}}</p>",
    };
}
