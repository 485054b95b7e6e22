using OrderGrains.LocalCluster;

namespace OrderGrains.Tests.LocalCluster;

public sealed class StoreDescriptionTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "the table service of UseDevelopmentStorage")]
    [InlineData("https://shop.table.core.windows.net/?sig=secret", "https://shop.table.core.windows.net/")]
    [InlineData("AccountName=shop;AccountKey=c2VjcmV0==", "AccountName shop")]
    [InlineData("Host=db;Port=5433;Username=u;Password=secret", "Host db, Port 5433")]
    [InlineData("TableEndpoint=http://h:1/a?sig=secret", "TableEndpoint http://h:1/a")]
    [InlineData("secret", "the one of --store")]
    [InlineData("SharedAccessSignature=secret", "the one of --store")]
    public void Of_AStore_ShowsNoSecret(string store, string expected)
    {
        string shown = StoreDescription.Of(store);

        Assert.Equal(expected, shown);
        Assert.DoesNotContain("secret", shown, StringComparison.Ordinal);
    }
}
