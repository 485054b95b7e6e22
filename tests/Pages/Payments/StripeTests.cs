using System.Text;
using Microsoft.Playwright;
using OrderGrains.Tests.Looks;

namespace OrderGrains.Tests.Payments;

/// <summary>Paying at Stripe, whose API and whose script in the browser are played here.</summary>
public sealed class StripeTests
{
    private const string Secret = "whsec_pages";
    private const string Key = "pk_test_pages";

    /// <summary>Stripe.js as far as the page uses it: says what it was given, and declines the first time.</summary>
    private const string Script = """
        let tries = 0;
        window.Stripe = key => ({
          elements: ({ clientSecret }) => ({
            create: type => ({
              on: (event, handler) => event === 'ready' && setTimeout(handler),
              mount: place => place.append(`${type} with ${key} and ${clientSecret}`),
              destroy: () => undefined
            })
          }),
          confirmPayment: async ({ confirmParams, redirect }) =>
            ++tries === 1 ? { error: { message: `Declined: ${redirect}, ${confirmParams.return_url}` } } : {}
        });
        """;

    [Fact]
    public async Task Pay_WithStripesElement_IsAcceptedOnceStripeReports()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using FakeStripe stripe = new();
        await using SiteProcess own = await SiteProcess.StartAsync(
            "--OrderGrains:Payments:Provider=Stripe", $"--OrderGrains:Payments:Stripe:Endpoint={stripe.Endpoint}",
            $"--OrderGrains:Payments:Stripe:SecretKey={FakeStripe.Key}",
            $"--OrderGrains:Payments:Stripe:WebhookSecret={Secret}",
            $"--OrderGrains:Payments:Stripe:PublishableKey={Key}");
        await using SitePage shop = await Customer.EnterAsync(
            site, "Hedy", new BrowserNewContextOptions { BaseURL = own.Address.ToString() });
        await shop.Page.RouteAsync("https://js.stripe.com/**", static route => route.FulfillAsync(
            new() { ContentType = "text/javascript", Body = Script }));
        await shop.Button("Add Latte").ClickAsync();
        await shop.Page.GetByRole(AriaRole.Link, new() { Name = "Checkout" }).First.ClickAsync();
        await shop.Page.GetByRole(AriaRole.Button, new() { Name = "Go to payment" }).ClickAsync();
        await shop.Page.GetByText($"payment with {Key} and pi_1_secret").WaitForAsync();
        await shop.Pay.ClickAsync();
        await shop.Page.GetByText($"Declined: if_required, {shop.Page.Url}").WaitForAsync();
        Inspection inspection = new();
        await inspection.LookAsync(shop, "shop-order-stripe", Look.Phones);
        await shop.Pay.ClickAsync();
        await shop.Page.GetByText("Your bank is at work on it").WaitForAsync();
        await ReportAsync(own.Client, stripe.Account.Intents[0]);

        await shop.HeadingAsync("Accepted");
        shop.AssertQuiet();
        inspection.AssertFine();
    }

    [Fact]
    public async Task Policy_WithoutStripe_NamesNobodyElse()
    {
        ProductSite site = await ProductSite.StartedAsync();
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri("/shop", UriKind.Relative));
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    private static async Task ReportAsync(HttpClient api, FakeStripeAccount.FakeIntent intent)
    {
        intent.Status = "succeeded";
        string told = $$$"""
            {"id":"evt_1","object":"event","type":"payment_intent.succeeded","data":{"object":{{{intent.Json}}}}}
            """;
        using HttpRequestMessage report = new(HttpMethod.Post, new Uri("/webhook", UriKind.Relative))
        {
            Content = new StringContent(told, Encoding.UTF8, "application/json"),
        };
        report.Headers.TryAddWithoutValidation(
            "Stripe-Signature", SignedEvents.Sign(told, Secret, TimeProvider.System.GetUtcNow()));
        using HttpResponseMessage answer = await api.SendAsync(report);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
