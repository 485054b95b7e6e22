using Microsoft.Playwright;

namespace OrderGrains.Tests.Looks;

public sealed class AdminLookTests
{
    private readonly Inspection inspection = new();

    [Fact]
    public async Task Pages_OfOrdersAndStores_LookRight()
    {
        ProductSite site = await ProductSite.StartedAsync();
        await using SitePage shop = await Customer.EnterAsync(site, "Margaret");
        await shop.BuyAsync("Succeeds");
        await shop.Pay.ClickAsync();
        await shop.HeadingAsync("Accepted");
        await using SitePage admin = await site.OpenAsync("/admin");
        await admin.Page.GetByText("Margaret").First.WaitForAsync();
        await inspection.LookAsync(admin, "admin-orders");
        await admin.Page.GotoAsync("/admin/orders/" + shop.Page.Url.Split('/')[^1]);
        await admin.Page.GetByText("Kitchen’s ticket").WaitForAsync();
        await inspection.LookAsync(admin, "admin-order");
        await admin.Button("Refund…").ClickAsync();
        await admin.Button("A part").ClickAsync();
        await admin.Page.GetByLabel("Amount").FillAsync("999");
        await inspection.LookAsync(admin, "admin-refund");
        await admin.Page.GotoAsync("/admin/orders/ord_that_is_not_there");
        await admin.HeadingAsync("There is no order");
        await inspection.LookAsync(admin, "admin-order-missing");
        await admin.Page.GotoAsync("/admin/stores");
        await admin.Button("Kitchen key…").First.WaitForAsync();
        await inspection.LookAsync(admin, "admin-stores");
        await admin.Button("Kitchen key…").First.ClickAsync();
        await inspection.LookAsync(admin, "admin-store-key");
        Assert.All(admin.Complaints, complaint => Assert.Contains("404", complaint, StringComparison.Ordinal));
        inspection.AssertFine();
    }

    [Fact]
    public async Task Redrive_OfALetterWhoseReasonIsGone_GoesThrough()
    {
        ProductSite site = await ProductSite.StartedAsync();
        OwnStore store = await OwnStore.OpenAsync(site.Client, "harbour", "Harbour Coffee");
        await using SitePage admin = await site.OpenAsync("/admin/dead-letters");
        await admin.Page.GetByText("No dead letters").WaitForAsync();
        await inspection.LookAsync(admin, "admin-no-dead-letters");
        string order;
        ILocator letter;
        using (new MailOutage(site.Mail))
        {
            order = await store.OrderAsync("Ida", email: "ida@example.com");
            letter = admin.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = order });
            await site.UntilAsync("a dead letter", async () =>
            {
                await admin.Page.ReloadAsync();
                await admin.Page.GetByText("Nothing else waits for them").WaitForAsync();
                await admin.Page.GetByText("No dead letters").Or(letter).First.WaitForAsync();
                return await letter.CountAsync() > 0;
            });
            await inspection.LookAsync(admin, "admin-dead-letters");
            await letter.GetByRole(AriaRole.Button, new() { Name = "Redrive" }).ClickAsync();
            await admin.Page.GetByText("It did not go through, and stays parked").WaitForAsync();
            await letter.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
            await inspection.LookAsync(admin, "admin-discard");
            await admin.Button("Keep it").ClickAsync();
        }

        await letter.GetByRole(AriaRole.Button, new() { Name = "Redrive" }).ClickAsync();
        await admin.Page.GetByText("It went through this time").WaitForAsync();
        await letter.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Single(Directory.GetFiles(site.Mail, "*.eml"));
        Assert.All(admin.Complaints, complaint => Assert.Contains("503", complaint, StringComparison.Ordinal));
        inspection.AssertFine();
    }
}
