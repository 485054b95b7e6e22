namespace OrderGrains.Tests.Looks;

public sealed class SiloLookTests
{
    [Fact]
    public async Task Page_AfterAnAudit_LooksRight()
    {
        Inspection inspection = new();
        await using SitePage silos = await (await ProductSite.StartedAsync()).OpenAsync("/silos");
        await silos.Page.GetByText("Latency").First.WaitForAsync();
        await silos.Button("Audit now").ClickAsync();
        await silos.Page.GetByText("walked").First.WaitForAsync();
        await inspection.LookAsync(silos, "silos");
        silos.AssertQuiet();
        inspection.AssertFine();
    }
}
