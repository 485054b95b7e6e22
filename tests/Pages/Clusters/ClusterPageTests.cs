using System.Text.Json;
using Microsoft.Playwright;
using OrderGrains.LocalCluster.Processes;
using OrderGrains.Tests.Cluster.LocalCluster;
using OrderGrains.Tests.Looks;

namespace OrderGrains.Tests.Clusters;

/// <summary>Pages over a cluster of real processes, one of which is killed while they are open.</summary>
public sealed class ClusterPageTests : IDisposable
{
    private const int Silos = 3;

    private readonly string folder = Directory.CreateTempSubdirectory("ordergrains-pages-").FullName;

    [Fact]
    public async Task Kill_OfTheSiloThatHasTheOrder_IsSeenAndOpenPagesGoOnLive()
    {
        ProductSite site = await ProductSite.StartedAsync();
        using ClusterProcess cluster = await ClusterProcess.StartAsync(folder, Silos, hasPages: true);
        await cluster.UntilAsync("the pages", () => AnswersAsync(cluster.Client, "/shop"));
        await cluster.UntilAsync("the store", () => AnswersAsync(cluster.Client, "/v1/stores/coffee"));
        Task<SitePage> OpenAsync(string path) => site.OpenAsync(path, Of(cluster));
        await using SitePage silos = await OpenAsync("/silos");
        await silos.Page.GetByText($"{Silos} of {Silos}").WaitForAsync();
        await using SitePage kitchen = await OpenAsync("/kitchen?store=coffee");
        await kitchen.Page.GetByText("Live", new() { Exact = true }).WaitForAsync();
        await using SitePage shop = await Customer.EnterAsync(site, "Leslie", Of(cluster));
        await shop.BuyAsync("Succeeds");
        await shop.Pay.ClickAsync();
        await shop.HeadingAsync("Accepted");
        string number = (await shop.Page.Locator(".ticket strong").TextContentAsync())!.Trim();
        await kitchen.Button($"Start order {number}").WaitForAsync();
        await using SitePage admin = await OpenAsync(new Uri(shop.Page.Url).AbsolutePath.Replace("shop", "admin"));
        await admin.Page.GetByText("Kitchen’s ticket").WaitForAsync();

        // While buckets find their silos some requests are answered 503, and sent again.
        SitePage[] pages = [silos, kitchen, shop, admin];
        Assert.All(
            pages.SelectMany(static page => page.Complaints),
            static complaint => Assert.Contains("503", complaint, StringComparison.Ordinal));

        ProcessIds.Kill(await OwnerOfOrdersAsync(cluster.Client));
        await silos.Page.GetByText("Gone for").First.WaitForAsync();
        Inspection inspection = new();
        await inspection.LookAsync(silos, "silos-one-gone");
        await cluster.UntilAsync("the ticket started", () => StartsAsync(cluster.Client, shop.Page));
        await shop.HeadingAsync("Being made");
        await kitchen.Button($"Ready order {number}").WaitForAsync();
        await admin.Page.GetByText("Preparing").First.WaitForAsync();
        await silos.Page.GetByText($"{Silos} of {Silos}").WaitForAsync();
        await shop.Page.GetByText("Live", new() { Exact = true }).WaitForAsync();
        await kitchen.Page.GetByText("Live", new() { Exact = true }).WaitForAsync();
        await inspection.LookAsync(silos, "silos-of-a-cluster", Look.Desktops);
        inspection.AssertFine();
        Assert.Equal(0, await cluster.StopAsync());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static BrowserNewContextOptions Of(ClusterProcess cluster) =>
        new() { BaseURL = cluster.Client.BaseAddress!.ToString() };

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    /// <summary>The process that holds orders: there is one order, so it is one process.</summary>
    private static async Task<int> OwnerOfOrdersAsync(HttpClient client)
    {
        JsonElement cluster = JsonElement.Parse(await client.GetStringAsync(new Uri("/cluster", UriKind.Relative)));
        JsonElement owner = cluster.GetProperty("silos").EnumerateArray().Single(static silo => silo
            .GetProperty("activations").EnumerateArray()
            .Any(static type => type.GetProperty("type").GetString() == "order"
                && type.GetProperty("activations").GetInt64() > 0));
        return owner.GetProperty("pid").GetInt32();
    }

    /// <summary>Until the order has another owner it is answered 503.</summary>
    private static async Task<bool> StartsAsync(HttpClient client, IPage order)
    {
        string id = new Uri(order.Url).AbsolutePath.Split('/')[^1];
        using StringContent body = new("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage answer = await client.PostAsync(
            new Uri($"/v1/fulfilments/ful_{id}/start", UriKind.Relative), body);
        return answer.IsSuccessStatusCode;
    }
}
