using Microsoft.Playwright;

namespace OrderGrains.Tests.Looks;

public sealed class KitchenLookTests
{
    private readonly Inspection inspection = new();

    [Fact]
    public async Task Board_PausedAndWithAnItemOff_LooksRightAndTheShopFollows()
    {
        ProductSite site = await ProductSite.StartedAsync();
        OwnStore store = await OwnStore.OpenAsync(site.Client, "riverside", "Riverside Coffee");
        await store.FillAsync();
        await using SitePage kitchen = await site.OpenAsync("/kitchen");
        await kitchen.Page.GetByRole(AriaRole.Link, new() { Name = "Riverside Coffee" }).WaitForAsync();
        await inspection.LookAsync(kitchen, "kitchen-stores");
        await kitchen.Page.GetByRole(AriaRole.Link, new() { Name = "Riverside Coffee" }).ClickAsync();
        await kitchen.Page.GetByRole(AriaRole.Article).First.WaitForAsync();
        await kitchen.Page.GetByText("Live", new() { Exact = true }).WaitForAsync();
        await inspection.LookAsync(kitchen, "kitchen");
        await kitchen.Page.GetByRole(AriaRole.Button, new() { Name = "Reject order" }).First.ClickAsync();
        await kitchen.Button("Sold out").ClickAsync();
        await inspection.LookAsync(kitchen, "kitchen-reject");
        await kitchen.Button("Close").ClickAsync();
        await kitchen.Button("Items").ClickAsync();
        await kitchen.Button("2 h off the menu: Latte").ClickAsync();
        await kitchen.Button("Put back Latte").WaitForAsync();
        await inspection.LookAsync(kitchen, "kitchen-items");
        await kitchen.Button("Close").ClickAsync();
        await kitchen.Button("Pause").ClickAsync();
        await inspection.LookAsync(kitchen, "kitchen-pause");
        await kitchen.Button("20 min").ClickAsync();
        await kitchen.Button("Resume").WaitForAsync();
        await inspection.LookAsync(kitchen, "kitchen-paused");
        await using SitePage shop = await Customer.EnterAsync(site, "Kathleen");
        await shop.Page.GotoAsync("/shop?store=riverside");
        await shop.Page.GetByText("is taking a break").WaitForAsync();
        await inspection.LookAsync(shop, "shop-paused");
        await kitchen.Button("Resume").ClickAsync();
        await kitchen.Button("Items").ClickAsync();
        await kitchen.Button("Put back Latte").ClickAsync();
        await kitchen.Button("2 h off the menu: Latte").WaitForAsync();
        await shop.Page.ReloadAsync();
        await shop.Button("Add Latte").ClickAsync();
        await shop.Page.GetByText("Latte is in the cart").WaitForAsync();
        kitchen.AssertQuiet();
        inspection.AssertFine();
    }

    [Theory]
    [InlineData("/kitchen", "kitchen-key")]
    [InlineData("/admin", "admin-key")]
    public async Task Prompt_ForAKey_LooksRight(string path, string name)
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage page = await site.OpenAsync("/shop");
        await page.Page.RouteAsync("**/v1/access", static route => route.FulfillAsync(new()
        {
            Status = 401,
            ContentType = "application/problem+json",
            Body = """{ "code": "unauthorised", "status": 401, "title": "Unauthorised" }""",
        }));
        await page.Page.GotoAsync(path);
        await page.Page.GetByLabel("Key").FillAsync("not-a-key");
        await page.Button("Open").ClickAsync();
        await page.Page.GetByText("This key is not valid").WaitForAsync();
        await inspection.LookAsync(page, name);
        inspection.AssertFine();
    }
}
