using Microsoft.Playwright;

namespace OrderGrains.Tests;

/// <summary>What a customer does on the shop's pages.</summary>
internal static class Customer
{
    /// <summary>Opens the shop and tells a name.</summary>
    public static async Task<SitePage> EnterAsync(
        ProductSite site, string name, BrowserNewContextOptions? browser = null)
    {
        SitePage shop = await site.OpenAsync("/shop", browser);
        await shop.Page.GetByLabel("Your name").FillAsync(name);
        await shop.Page.Keyboard.PressAsync("Enter");
        await shop.Button("Add Latte").WaitForAsync();
        await shop.PictureAsync($"shop-menu-{name}");
        return shop;
    }

    /// <summary>Puts a coffee into the cart and chooses a card; it is not paid yet.</summary>
    public static async Task BuyAsync(this SitePage shop, string card)
    {
        await shop.Button("Add Latte").ClickAsync();
        await shop.Page.GetByRole(AriaRole.Link, new() { Name = "Checkout" }).First.ClickAsync();
        await shop.Page.GetByRole(AriaRole.Button, new() { Name = card }).First.ClickAsync();
    }
}
