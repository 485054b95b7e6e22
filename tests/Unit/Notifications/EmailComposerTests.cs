using OrderGrains.Money;
using OrderGrains.Notifications;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Notifications;

public sealed class EmailComposerTests
{
    private readonly NotifierHarness harness = new();

    [Fact]
    public async Task Handle_PromisedTime_IsInTheStoresZone()
    {
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Accepted));
        Assert.Equal(
            "Order A-17 accepted, ready Sun 1 Mar 2026, 13:15 (Europe/Berlin)", Assert.Single(harness.Sender.Subjects));
    }

    [Fact]
    public async Task Handle_UnknownZone_IsUtc()
    {
        harness.Grains.TimeZone = "Mars/Olympus";
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Accepted));
        Assert.Contains("12:15 (UTC)", Assert.Single(harness.Sender.Subjects), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_StoresOwnGermanTemplate_WritesAmountsTheCustomersWay()
    {
        UseTemplate("default/sample", "de", "{{total}} {{locale}}");
        SpeakGerman();
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Ready));
        Assert.Equal("1.234,50 EUR de-de", Assert.Single(harness.Sender.Subjects));
    }

    [Fact]
    public async Task Handle_GermanCustomerWithoutAGermanTemplate_GetsEnglishThroughout()
    {
        UseTemplate("default/sample", "en", "{{total}} {{locale}}");
        SpeakGerman();
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Ready));
        Assert.Equal("1,234.50 EUR en", Assert.Single(harness.Sender.Subjects));
    }

    [Fact]
    public async Task Handle_TemplateThatBreaksOnThisOrder_FallsBackToTheBuiltIn()
    {
        UseTemplate("default/sample", "en", "{{#if reason}}fine{{else}}{{gone}}{{/if}}");
        await harness.Handle(NotifierHarness.Event(1, OrderEventType.Ready));
        Assert.Equal("Order A-17 is ready", Assert.Single(harness.Sender.Subjects));
        Assert.Equal("1:Sent/1", harness.Statuses);
    }

    private void UseTemplate(string key, string locale, string subject) => harness.Grains.Templates[key] =
    [
        new EmailTemplate { Type = OrderEventType.Ready, Locale = locale, Subject = subject, Text = "x", Html = "x" },
    ];

    private void SpeakGerman() => harness.Grains.Order = EmailSamples.Order() with
    {
        Total = new MinorUnits(123450),
        Customer = new CustomerDetails { Email = "kim@example.com", Locale = "de-DE" },
    };
}
