using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OrderGrains.Tests;

/// <summary>What a customer, a kitchen and an admin do, each in a browser of their own.</summary>
public sealed partial class ShopTests
{
    [Fact]
    public async Task Pay_TwiceByADoubleClick_IsOneOrderThatKitchenAndCustomerFollowToItsEnd()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage kitchen = await site.OpenAsync("/kitchen?store=coffee");
        await kitchen.Page.GetByText("Live", new() { Exact = true }).WaitForAsync();
        await using SitePage shop = await EnterAsync(site, "Ada");
        await BuyAsync(shop, "Succeeds");
        await Pay(shop).EvaluateAsync("pay => { pay.click(); pay.click(); }");
        await HeadingAsync(shop, "Accepted");
        string number = (await shop.Page.Locator(".ticket strong").TextContentAsync())!.Trim();
        ILocator ticket = kitchen.Page.GetByRole(AriaRole.Article, new() { Name = $"Order {number}" });
        await ticket.WaitForAsync();
        await kitchen.PictureAsync("kitchen-new-order");
        await Button(kitchen, $"Start order {number}").ClickAsync();
        await HeadingAsync(shop, "Being made");
        await shop.PictureAsync("shop-order-followed");
        await Button(kitchen, $"Ready order {number}").ClickAsync();
        await HeadingAsync(shop, "Ready to collect");
        await Button(kitchen, $"Done order {number}").ClickAsync();
        await HeadingAsync(shop, "Collected");
        await ticket.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await shop.Page.GotoAsync("/shop/orders");
        await shop.Page.Locator("main li a").First.WaitForAsync();
        Assert.Equal(1, await shop.Page.Locator("main li a").CountAsync());
        await shop.PictureAsync("shop-own-orders");
        shop.AssertQuiet();
        kitchen.AssertQuiet();
    }

    [Fact]
    public async Task Pay_DeclinedCard_SaysSoAndThatNothingWasTaken()
    {
        await using SitePage shop = await EnterAsync(await ProductSite.StartedAsync(), "Grace");
        await BuyAsync(shop, "Is declined");
        await Pay(shop).ClickAsync();
        await HeadingAsync(shop, "Cancelled");
        await shop.Page.GetByText("Your card was declined").WaitForAsync();
        await shop.Page.GetByText("Nothing was taken").WaitForAsync();
        await shop.PictureAsync("shop-declined");
        shop.AssertQuiet();
    }

    [Fact]
    public async Task Refund_PartByTheAdmin_IsToldToTheCustomer()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage shop = await EnterAsync(site, "Edsger");
        await BuyAsync(shop, "Succeeds");
        await Pay(shop).ClickAsync();
        await HeadingAsync(shop, "Accepted");
        await using SitePage admin = await site.OpenAsync("/admin/orders/" + shop.Page.Url.Split('/')[^1]);
        await Button(admin, "Refund…").ClickAsync();
        await Button(admin, "A part").ClickAsync();
        await admin.Page.GetByLabel(AmountLabel()).FillAsync("1.50");
        await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = RefundButton() })
            .ClickAsync();
        await admin.Page.GetByText("Partly refunded").First.WaitForAsync();
        await shop.Page.GetByText("€1.50 of it went back").WaitForAsync();
        await admin.PictureAsync("admin-order");
        admin.AssertQuiet();
    }

    [Fact]
    public async Task Audit_OfTheSilos_TellsWhatItWalked()
    {
        await using SitePage silos = await (await ProductSite.StartedAsync()).OpenAsync("/silos");
        await silos.Page.GetByText("Latency").First.WaitForAsync();
        await Button(silos, "Audit now").ClickAsync();
        await silos.Page.GetByText("walked").First.WaitForAsync();
        await silos.PictureAsync("silos");
        silos.AssertQuiet();
    }

    private static async Task<SitePage> EnterAsync(ProductSite site, string name)
    {
        SitePage shop = await site.OpenAsync("/shop");
        await shop.Page.GetByLabel("Your name").FillAsync(name);
        await shop.Page.Keyboard.PressAsync("Enter");
        await Button(shop, "Add Latte").WaitForAsync();
        await shop.PictureAsync($"shop-menu-{name}");
        return shop;
    }

    private static async Task BuyAsync(SitePage shop, string card)
    {
        await Button(shop, "Add Latte").ClickAsync();
        await shop.Page.GetByRole(AriaRole.Link, new() { Name = "Checkout" }).First.ClickAsync();
        await shop.Page.GetByRole(AriaRole.Button, new() { Name = card }).First.ClickAsync();
    }

    private static ILocator Pay(SitePage shop) =>
        shop.Page.GetByRole(AriaRole.Button, new() { NameRegex = PayButton() });

    private static ILocator Button(SitePage page, string name) =>
        page.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task HeadingAsync(SitePage page, string text) =>
        page.Page.GetByRole(AriaRole.Heading, new() { Name = text }).First.WaitForAsync();

    [GeneratedRegex("^Pay")]
    private static partial Regex PayButton();

    [GeneratedRegex("^Refund €")]
    private static partial Regex RefundButton();

    [GeneratedRegex("Amount")]
    private static partial Regex AmountLabel();
}
