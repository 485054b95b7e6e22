using OrderGrains.Notifications;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Notifications;

public sealed class TemplateCheckTests
{
    private readonly TemplateCheck check = new(new TemplateEngine());

    [Fact]
    public void Check_SoundTemplate_FindsNothing() => Assert.Empty(check.Check(Template()));

    [Fact]
    public void Check_MissingMembersEverywhere_NamesEachAtOnce()
    {
        IReadOnlyList<string> errors = check.Check(Template() with
        {
            Subject = "{{ordernumber}}",
            Text = "{{#each items}}{{nmae}}{{/each}}",
            Html = "<p>{{../zip}}{{foo total}}</p>",
        });
        Assert.Equal(3, errors.Count);
        Assert.Contains("subject: 'ordernumber' does not exist", errors);
        Assert.Contains("text: 'nmae' does not exist", errors);
        Assert.StartsWith("html: ", errors[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if reason}}{{typo}}{{/if}}x")]
    [InlineData("{{#if reason}}x{{else}}{{typo}}{{/if}}")]
    [InlineData("{{#each items}}x{{#each modifiers}}{{typo}}{{/each}}{{/each}}")]
    [InlineData("{{#each items}}x{{#if note}}{{typo}}{{/if}}{{/each}}")]
    [InlineData("{{#typo}}x{{/typo}}")]
    public void Check_MissingMemberInEitherBranch_IsFound(string source) =>
        Assert.Equal(["text: 'typo' does not exist"], check.Check(Template() with { Text = source }));

    [Theory]
    [InlineData("{{unclosed")]
    [InlineData("{{#if total}}never closed")]
    [InlineData("{{> nowhere}}")]
    [InlineData("{{#*inline \"again\"}}{{> again}}{{/inline}}{{> again}}")]
    [InlineData("")]
    [InlineData("{{#if reason}}only sometimes{{/if}}")]
    [InlineData("{{#each items}}{{#each ../items}}{{#each ../../items}}x{{/each}}{{/each}}{{/each}}")]
    public void Check_BrokenText_IsRefused(string source) =>
        Assert.StartsWith(
            "text: ", Assert.Single(check.Check(Template() with { Text = source })), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p>{{{customer_name}}}</p>")]
    [InlineData("<p>{{&customer_name}}</p>")]
    [InlineData("<p>{{~{customer_name}~}}</p>")]
    public void Check_UnescapedHtml_IsRefused(string source) =>
        Assert.Contains(
            check.Check(Template() with { Html = source }),
            error => error.Contains("would not escape", StringComparison.Ordinal));

    [Fact]
    public void Check_EventWithoutEmailAndBadLocale_NamesBoth()
    {
        EmailTemplate template = Template() with { Type = OrderEventType.Preparing, Locale = "../en" };
        IReadOnlyList<string> errors = check.Check(template);
        Assert.Equal(2, errors.Count);
        Assert.Contains(errors, error => error.StartsWith("type: ", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("locale: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_PartsPastTheirBound_NamesEach()
    {
        IReadOnlyList<string> errors = check.Check(Template() with
        {
            Subject = new string('x', TemplateCheck.MaxSubjectLength + 1),
            Html = new string('x', TemplateCheck.MaxPartLength + 1),
        });
        Assert.Equal(2, errors.Count);
    }

    [Fact]
    public void Render_MoreTemplatesThanTheCacheHolds_KeepsTheBound()
    {
        var engine = new TemplateEngine();
        IReadOnlyDictionary<string, object?> model = TemplateModel.Create(EmailSamples.Occasion());
        for (int i = 0; i < TemplateEngine.CacheCapacity + 10; i++)
        {
            engine.Render(Template() with { Text = $"{i}" }, model);
        }

        Assert.Equal(TemplateEngine.CacheCapacity, engine.Cached);
    }

    [Fact]
    public void Render_SameContentTwice_IsCompiledOnce()
    {
        var engine = new TemplateEngine();
        IReadOnlyDictionary<string, object?> model = TemplateModel.Create(EmailSamples.Occasion());
        engine.Render(Template(), model);
        engine.Render(Template() with { }, model);
        Assert.Equal(1, engine.Cached);
    }

    private static EmailTemplate Template() => new()
    {
        Type = OrderEventType.Accepted,
        Locale = "de",
        Subject = "Bestellung {{order_number}}",
        Text = "{{#each items}}{{quantity}} {{name}}{{#each modifiers}} + {{name}}{{/each}}{{/each}} {{total}}",
        Html = "{{#> layout title=\"Danke\"}}<p>{{reason}}{{ready_at}}</p>{{> items}}{{/layout}}",
    };
}
