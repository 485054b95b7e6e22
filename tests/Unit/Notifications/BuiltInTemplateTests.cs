using OrderGrains.Notifications;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Notifications;

public sealed class BuiltInTemplateTests
{
    private readonly TemplateEngine engine = new();

    public static TheoryData<OrderEventType> Events => [.. NotifiedEvents.All];

    [Theory]
    [MemberData(nameof(Events))]
    public void Render_EveryEvent_ShowsNumberItemsModifiersAndTotal(OrderEventType type)
    {
        EmailContent content = Render(EmailSamples.Occasion(type));
        Assert.Contains("A-17", content.Subject, StringComparison.Ordinal);
        foreach (string part in new[] { content.Text, content.Html })
        {
            Assert.Contains("A-17", part, StringComparison.Ordinal);
            Assert.Contains("ord_1", part, StringComparison.Ordinal);
            Assert.Contains("Cappuccino", part, StringComparison.Ordinal);
            Assert.Contains("Oat milk", part, StringComparison.Ordinal);
            Assert.Contains("11.90 EUR", part, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", part, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Check_EveryEvent_FindsNothing(OrderEventType type) =>
        Assert.Empty(new TemplateCheck(engine).Check(BuiltInTemplates.For(type)));

    [Theory]
    [MemberData(nameof(Events))]
    public void Render_OrderWithNothingOptional_StillReads(OrderEventType type)
    {
        OrderView bare = EmailSamples.Order() with { StoreName = "", Lines = [], Customer = new CustomerDetails() };
        EmailContent content = Render(new EmailOccasion { Order = bare, Type = type });
        Assert.Contains("A-17", content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello", content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("because", content.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OrderEventType.Rejected)]
    [InlineData(OrderEventType.Cancelled)]
    public void Render_EventWithReason_SaysItInWords(OrderEventType type)
    {
        EmailContent content = Render(EmailSamples.Occasion(type));
        Assert.Contains("because something you ordered is not available", content.Text, StringComparison.Ordinal);
        Assert.Contains("because something you ordered is not available", content.Html, StringComparison.Ordinal);
        Assert.Contains("No milk left.", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_PromisedTime_IsShownInTheStoresZone()
    {
        EmailOccasion occasion = EmailSamples.Occasion() with
        {
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        };
        Assert.Contains("Sun 1 Mar 2026, 13:15 (Europe/Berlin)", Render(occasion).Text, StringComparison.Ordinal);
        Assert.Contains("12:15 (UTC)", Render(EmailSamples.Occasion()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NamesWithMarkup_AreEscapedInHtmlOnly()
    {
        EmailOccasion occasion = EmailSamples.Occasion();
        occasion = occasion with
        {
            Order = occasion.Order with
            {
                Customer = new CustomerDetails { Name = "<script>alert(1)</script>" },
                Lines = [EmailSamples.Line("Salt & <b>Pepper</b>", 1, 100) with { Note = "<img src=x>" }],
            },
        };
        EmailContent content = Render(occasion);
        Assert.DoesNotContain("<script", content.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", content.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", content.Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", content.Text, StringComparison.Ordinal);
        Assert.Contains("Salt & <b>Pepper</b>", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NumberWithLineBreaks_KeepsTheSubjectOnOneLine()
    {
        EmailOccasion occasion = EmailSamples.Occasion(OrderEventType.Ready);
        OrderView order = occasion.Order with { DisplayNumber = "1\r\nBcc: all@example.com\u2028\0x" };
        occasion = occasion with { Order = order };
        Assert.Equal("Order 1 Bcc: all@example.com x is ready", Render(occasion).Subject);
    }

    [Fact]
    public void Say_EveryReason_IsAClauseOfItsOwn()
    {
        string[] words = [.. Enum.GetValues<ReasonCode>().Select(ReasonWords.Say)];
        Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
        Assert.All(words, word => Assert.False(char.IsUpper(word[0]) || word.EndsWith('.')));
    }

    private EmailContent Render(EmailOccasion occasion) =>
        engine.Render(BuiltInTemplates.For(occasion.Type), TemplateModel.Create(occasion));
}
