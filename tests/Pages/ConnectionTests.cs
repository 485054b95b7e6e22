using System.Net.Http.Json;
using Microsoft.Playwright;

namespace OrderGrains.Tests;

/// <summary>Pages over connections that break, are slow, or are shared by two tabs.</summary>
public sealed class ConnectionTests
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task Kill_WhileAnOrderIsFollowed_ThePageSaysSoAndGoesOnAfterwards()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SiteProcess own = await SiteProcess.StartAsync();
        await using SitePage shop = await Customer.EnterAsync(
            site, "Barbara", new BrowserNewContextOptions { BaseURL = own.Address.ToString() });
        await shop.BuyAsync("Succeeds");
        await shop.Pay.ClickAsync();
        await shop.HeadingAsync("Accepted");
        await shop.Page.GetByText("Live", new() { Exact = true }).WaitForAsync();
        own.Kill();
        await shop.Page.GetByText("Reconnecting").First.WaitForAsync();
        await shop.PictureAsync("shop-reconnecting");
        await own.StartAgainAsync();
        await StartTicketAsync(own.Client, shop.Page);

        await shop.HeadingAsync("Being made");
        await shop.Page.GetByText("Live", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task Follow_InTwoTabs_BothAreTold()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage first = await Customer.EnterAsync(site, "Frances");
        await first.BuyAsync("Succeeds");
        await first.Pay.ClickAsync();
        await first.HeadingAsync("Accepted");
        IPage second = await first.Page.Context.NewPageAsync();
        await second.GotoAsync(first.Page.Url);
        await second.GetByText("Live", new() { Exact = true }).WaitForAsync();
        await StartTicketAsync(site.Client, first.Page);

        await first.HeadingAsync("Being made");
        await second.GetByRole(AriaRole.Heading, new() { Name = "Being made" }).First.WaitForAsync();
        first.AssertQuiet();
    }

    [Fact]
    public async Task Pay_OverASlowNetwork_IsOneOrderHoweverOftenItIsClicked()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage shop = await Customer.EnterAsync(site, "Radia");
        await shop.Page.Context.RouteAsync("**/v1/**", async route =>
        {
            await Task.Delay(Slowness);
            await route.ContinueAsync();
        });
        await shop.BuyAsync("Succeeds");
        await shop.Pay.EvaluateAsync("pay => { pay.click(); pay.click(); setTimeout(() => pay.click(), 200); }");
        await shop.PictureAsync("shop-paying-slowly");
        await shop.HeadingAsync("Accepted");

        await shop.Page.GotoAsync("/shop/orders");
        await shop.Page.Locator("main li a").First.WaitForAsync();
        Assert.Equal(1, await shop.Page.Locator("main li a").CountAsync());
        shop.AssertQuiet();
    }

    private static async Task StartTicketAsync(HttpClient api, IPage page)
    {
        string order = new Uri(page.Url).AbsolutePath.Split('/')[^1];
        using HttpResponseMessage answer = await api.PostAsJsonAsync(
            new Uri($"/v1/fulfilments/ful_{order}/start", UriKind.Relative), new { });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
