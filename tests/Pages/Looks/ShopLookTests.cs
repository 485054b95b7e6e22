using Microsoft.Playwright;

namespace OrderGrains.Tests.Looks;

public sealed class ShopLookTests
{
    private readonly Inspection inspection = new();

    [Fact]
    public async Task Pages_BeforeAnOrder_LookRight()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage shop = await site.OpenAsync("/shop?store=sample");
        await shop.HeadingAsync("What should we call you?");
        await inspection.LookAsync(shop, "shop-name");
        await shop.Page.GetByLabel("Your name").FillAsync("Augusta Ada King");
        await shop.Page.Keyboard.PressAsync("Enter");
        ILocator latte = shop.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Latte" });
        await latte.GetByRole(AriaRole.Button, new() { Name = "Oat milk" }).ClickAsync();
        await shop.Button("Add Latte").ClickAsync();
        await shop.Button("Add Cappuccino").ClickAsync();
        await latte.GetByRole(AriaRole.Button, new() { Name = "Extra shot" }).ClickAsync();
        await inspection.LookAsync(shop, "shop-menu");
        await Look.Phones[0].ApplyAsync(shop.Page);
        await shop.Page.GetByRole(AriaRole.Button, new() { Name = "2 items" }).ClickAsync();
        await inspection.LookAsync(shop, "shop-cart", Look.Phones);
        await shop.Button("Close").ClickAsync();
        await shop.Button("Not you?").ClickAsync();
        await inspection.LookAsync(shop, "shop-leave");
        await shop.Page.GotoAsync("/shop/orders");
        await shop.Page.GetByText("You have not ordered anything yet").WaitForAsync();
        await inspection.LookAsync(shop, "shop-no-orders");
        shop.AssertQuiet();
        inspection.AssertFine();
    }

    [Fact]
    public async Task Pages_OfAnOrder_LookRight()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage shop = await Customer.EnterAsync(site, "Grace Hopper");
        await shop.BuyAsync("Succeeds");
        await shop.Page.GetByLabel("Card number").FillAsync("");
        await shop.Page.GetByLabel("A wish for the kitchen").FillAsync("Extra hot, please, and a glass of water.");
        await shop.Pay.ClickAsync();
        await shop.Page.GetByText("Enter a card number").WaitForAsync();
        await inspection.LookAsync(shop, "shop-checkout");
        await shop.Button("Succeeds").ClickAsync();
        await shop.Page.RouteAsync("**/v1/payments", static route => route.FulfillAsync(new()
        {
            Status = 429,
            ContentType = "application/problem+json",
            Body = """{ "code": "rate_limited", "status": 429, "title": "Too many requests" }""",
        }));
        await shop.Pay.ClickAsync();
        await shop.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        await inspection.LookAsync(shop, "shop-checkout-failed");
        await shop.Page.UnrouteAllAsync();
        await shop.Page.GotoAsync("/shop/orders");
        await shop.Page.Locator("main li a").First.ClickAsync();
        await shop.HeadingAsync("Waiting for your payment");
        await inspection.LookAsync(shop, "shop-order-unpaid");
        await shop.Button("Succeeds").ClickAsync();
        await shop.Pay.ClickAsync();
        await shop.HeadingAsync("Accepted");
        await inspection.LookAsync(shop, "shop-order");
        await shop.Button("Cancel the order").ClickAsync();
        await inspection.LookAsync(shop, "shop-cancel");
        ILocator dialog = shop.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the order" }).ClickAsync();
        await shop.HeadingAsync("Cancelled");
        await shop.Page.GetByText("went back to your card").WaitForAsync();
        await inspection.LookAsync(shop, "shop-order-cancelled");
        await shop.Page.GotoAsync("/shop/orders");
        await shop.Page.Locator("main li a").First.WaitForAsync();
        await inspection.LookAsync(shop, "shop-orders");
        inspection.AssertFine();
    }

    [Fact]
    public async Task Pages_ThatHaveNothingToShow_LookRight()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage shop = await Customer.EnterAsync(site, "Tim");
        await shop.Page.GotoAsync("/shop/checkout");
        await shop.Page.GetByText("The cart is empty").WaitForAsync();
        await inspection.LookAsync(shop, "shop-checkout-empty");
        await shop.Page.GotoAsync("/shop/orders/ord_that_is_not_there");
        await shop.Page.GetByText("There is no such order of yours").WaitForAsync();
        await inspection.LookAsync(shop, "shop-order-missing");
        await shop.Page.GotoAsync("/admin/no-such-page");
        await shop.Page.GetByText("There is no such page").WaitForAsync();
        await inspection.LookAsync(shop, "error");
        await shop.Page.GotoAsync("/");
        await inspection.LookAsync(shop, "home");
        inspection.AssertFine();
    }
}
