using Microsoft.Playwright;

namespace OrderGrains.Tests;

/// <summary>What a customer, a kitchen and an admin do, each in a browser of their own.</summary>
public sealed class ShopTests
{
    [Fact]
    public async Task Pay_TwiceByADoubleClick_IsOneOrderThatKitchenAndCustomerFollowToItsEnd()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage kitchen = await site.OpenAsync("/kitchen?store=coffee");
        await kitchen.Page.GetByText("Live", new() { Exact = true }).WaitForAsync();
        await using SitePage shop = await Customer.EnterAsync(site, "Ada");
        await shop.BuyAsync("Succeeds");
        await shop.Pay.EvaluateAsync("pay => { pay.click(); pay.click(); }");
        await shop.HeadingAsync("Accepted");
        string number = (await shop.Page.Locator(".ticket strong").TextContentAsync())!.Trim();
        ILocator ticket = kitchen.Page.GetByRole(AriaRole.Article, new() { Name = $"Order {number}" });
        await ticket.WaitForAsync();
        await kitchen.PictureAsync("kitchen-new-order");
        await kitchen.Button($"Start order {number}").ClickAsync();
        await shop.HeadingAsync("Being made");
        await shop.PictureAsync("shop-order-followed");
        await kitchen.Button($"Ready order {number}").ClickAsync();
        await shop.HeadingAsync("Ready to collect");
        await kitchen.Button($"Done order {number}").ClickAsync();
        await shop.HeadingAsync("Collected");
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
        await using SitePage shop = await Customer.EnterAsync(await ProductSite.StartedAsync(), "Grace");
        await shop.BuyAsync("Is declined");
        await shop.Pay.ClickAsync();
        await shop.HeadingAsync("Cancelled");
        await shop.Page.GetByText("Your card was declined").WaitForAsync();
        await shop.Page.GetByText("Nothing was taken").WaitForAsync();
        await shop.PictureAsync("shop-declined");
        shop.AssertQuiet();
    }

    [Fact]
    public async Task Refund_PartByTheAdmin_IsToldToTheCustomer()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage shop = await Customer.EnterAsync(site, "Edsger");
        await shop.BuyAsync("Succeeds");
        await shop.Pay.ClickAsync();
        await shop.HeadingAsync("Accepted");
        await using SitePage admin = await site.OpenAsync("/admin/orders/" + shop.Page.Url.Split('/')[^1]);
        await admin.Button("Refund…").ClickAsync();
        await admin.Button("A part").ClickAsync();
        await admin.Page.GetByLabel("Amount").FillAsync("1.50");
        await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Refund €" })
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
        await silos.Button("Audit now").ClickAsync();
        await silos.Page.GetByText("walked").First.WaitForAsync();
        await silos.PictureAsync("silos");
        silos.AssertQuiet();
    }
}
