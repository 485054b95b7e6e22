using Microsoft.Playwright;
using OrderGrains.Tests.Servers;

[assembly: AssemblyFixture(typeof(OrderGrains.Tests.ProductSite))]

namespace OrderGrains.Tests;

/// <summary>
/// The product as a user starts it, with its pages, for all tests of this program: a process on a free port with a data
/// folder of its own, and a browser. Both are started by the first test that asks; where Node.js or Chromium is missing
/// that test is skipped. Tests share its orders: each looks for its own.
/// <code>
/// ProductSite site = await ProductSite.StartedAsync();
/// await using SitePage page = await site.OpenAsync("/shop");
/// await page.Page.GetByRole(AriaRole.Button, new() { Name = "Order" }).ClickAsync();
/// await page.PictureAsync("shop-ordered");
/// page.AssertQuiet();
/// </code>
/// </summary>
public sealed class ProductSite : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private SiteProcess? process;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where it is.</summary>
    public Uri Address => Process.Address;

    /// <summary>Asks the API, without a key: as the admin.</summary>
    public HttpClient Client => Process.Client;

    /// <summary>Where e-mails go.</summary>
    internal string Mail => Path.Combine(Process.Folder, "mail");

    private SiteProcess Process => process ?? throw new InvalidOperationException("Ask for StartedAsync first.");

    /// <summary>The site, with its pages served.</summary>
    public static async Task<ProductSite> StartedAsync()
    {
        Requirement.Check(SitePrograms.HasPages, SitePrograms.NoPages);
        ProductSite site = await TestContext.Current.GetFixture<ProductSite>()
            ?? throw new InvalidOperationException("The test program has no site.");
        await site.gate.WaitAsync();
        try
        {
            // One try: an e-mail that fails is a dead letter at once.
            site.process ??= await SiteProcess.StartAsync(
                "--OrderGrains:Email:Sender=File", "--OrderGrains:Email:Retry:Attempts=1");
        }
        finally
        {
            site.gate.Release();
        }

        return site;
    }

    /// <summary>
    /// Opens a page in a browser of its own (no cookies, nothing stored), and waits until it is loaded.
    /// </summary>
    /// <param name="path">Its path, e.g. <c>/shop</c>.</param>
    /// <param name="options">
    /// What is special about the browser: its size, its language, its colours, another address than the site's.
    /// </param>
    public async Task<SitePage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        IBrowser shared = await BrowserAsync();
        options ??= new BrowserNewContextOptions();
        options.BaseURL ??= Address.ToString();
        IBrowserContext context = await shared.NewContextAsync(options);
        return await SitePage.OpenAsync(context, path);
    }

    /// <summary>Waits until something holds; says what, when it does not in time.</summary>
    public Task UntilAsync(string what, Func<Task<bool>> holds) => Process.UntilAsync(what, holds);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }

    private async Task<IBrowser> BrowserAsync()
    {
        string program = SitePrograms.Chromium();
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                Headless = true,

                // As root there is no sandbox; what is opened is the product's own.
                Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            });
        }
        finally
        {
            gate.Release();
        }
    }
}
