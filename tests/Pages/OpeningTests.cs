using System.Net;

namespace OrderGrains.Tests;

public sealed class OpeningTests
{
    [Theory]
    [InlineData("/shop")]
    [InlineData("/kitchen")]
    [InlineData("/admin")]
    [InlineData("/silos")]
    public async Task Page_OfTheProduct_OpensWithoutComplaint(string path)
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage page = await site.OpenAsync(path);
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        Assert.Contains("OrderGrains", await page.Page.TitleAsync(), StringComparison.Ordinal);
        await page.PictureAsync($"opening{path.Replace('/', '-')}");
        page.AssertQuiet();
    }

    [Theory]
    [InlineData("/shop")]
    [InlineData("/kitchen?store=coffee")]
    [InlineData("/admin")]
    [InlineData("/silos")]
    public async Task Page_OnADarkPhone_FitsItsWidth(string path)
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage page = await site.OpenAsync(path, new()
        {
            ViewportSize = new() { Width = 390, Height = 844 },
            ColorScheme = Microsoft.Playwright.ColorScheme.Dark,
        });
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await page.PictureAsync($"phone{path.Split('?')[0].Replace('/', '-')}");
        int width = await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= 390, $"{path} is {width} pixels wide on a phone of 390.");
        page.AssertQuiet();
    }

    [Fact]
    public async Task Home_LinksToPages_AreAnswered()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage page = await site.OpenAsync("/");
        await page.PictureAsync("opening-home");
        page.AssertQuiet();
        foreach (string path in (string[])["/shop", "/kitchen", "/admin", "/silos"])
        {
            Assert.Equal(1, await page.Page.Locator($"a[href='{path}']").CountAsync());
        }
    }

    [Fact]
    public async Task Page_Unknown_IsNotFound()
    {
        ProductSite site = await ProductSite.StartedAsync();
        using HttpResponseMessage answer = await site.Client.GetAsync(new Uri("/shop/no-such-page", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
