using System.Text;
using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class TableAccessTests
{
    [Theory]
    [InlineData("AccountName=shop;AccountKey=a2V5", "https://shop.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=shop;AccountKey=a2V5;EndpointSuffix=core.example",
        "http://shop.table.core.example/")]
    [InlineData("accountname=shop;accountkey=a2V5;TableEndpoint=http://127.0.0.1:7/shop/;",
        "http://127.0.0.1:7/shop")]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("TableEndpoint=https://shop.example/;SharedAccessSignature=sv=1&sig=a%2Bb%3D", "https://shop.example/")]
    public void From_ConnectionString_FindsTheAddress(string connectionString, string endpoint)
    {
        TableAccess access = TableAccess.From(new AzureTableStoreOptions { ConnectionString = connectionString });

        Assert.Equal(endpoint, access.Endpoint.ToString());
        Assert.Equal(
            connectionString.Contains("Signature", StringComparison.Ordinal),
            access.Signing is SharedAccessSignaturePolicy);
    }

    [Theory]
    [InlineData("AccountName=shop", "has no AccountKey")]
    [InlineData("AccountKey=a2V5", "has no AccountName")]
    [InlineData("AccountName=shop;AccountKey=***", "AccountKey is not base64")]
    [InlineData("AccountName=shop;AccountKey=a2V5;TableEndpoint=shop", "TableEndpoint is not an http(s) address")]
    [InlineData("shop", "not a list of Name=Value")]
    public void From_WrongConnectionString_SaysWhatIsWrongWithoutTheKey(string connectionString, string expected)
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => TableAccess.From(new AzureTableStoreOptions { ConnectionString = connectionString }));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a2V5", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OptionsOutOfRange_NamesEveryOne()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => TableBench.OpenAsync(
            new AzureTableStoreOptions { Table = "1", Buckets = 0, Timeout = TimeSpan.Zero, Retries = 99 }));

        Assert.All(
            (string[])["either ConnectionString or", "Table is not", "Buckets is 0", "Timeout is", "Retries is 99"],
            part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://shop.example", false)]
    [InlineData("ftp://shop.example", false)]
    [InlineData("https://shop.example", true)]
    [InlineData("http://127.0.0.1:10002/devstoreaccount1?sv=1&sig=x", true)]
    public void Check_Endpoint_NeedsTlsForATokenOnly(string endpoint, bool isLegal)
    {
        var options = new AzureTableStoreOptions { Endpoint = new Uri(endpoint) };

        Exception? refusal = Record.Exception(options.Check);

        Assert.Equal(isLegal, refusal is null);
        Assert.True(isLegal || refusal!.Message.Contains("Endpoint is not an https", StringComparison.Ordinal));
    }

    [Fact]
    public void Signature_OneByteOfAnythingChanged_Differs()
    {
        byte[] key = Encoding.UTF8.GetBytes("key");
        var uri = new Uri("https://shop.example/orders(PartitionKey='0000',RowKey='a')?$top=1");
        string[] all =
        [
            SharedKeyLitePolicy.Signature("shop", key, "Sun, 01 Mar 2026 12:00:00 GMT", uri),
            SharedKeyLitePolicy.Signature("shop2", key, "Sun, 01 Mar 2026 12:00:00 GMT", uri),
            SharedKeyLitePolicy.Signature("shop", [1], "Sun, 01 Mar 2026 12:00:00 GMT", uri),
            SharedKeyLitePolicy.Signature("shop", key, "Sun, 01 Mar 2026 12:00:01 GMT", uri),
            SharedKeyLitePolicy.Signature("shop", key, "Sun, 01 Mar 2026 12:00:00 GMT", new Uri(uri, "/other")),
        ];
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Signature_OfTheOfficialClientsRequest_IsTheSame()
    {
        TableScript.Request request = await TableScript.SignedRequestAsync(AzuriteServer.Key);
        string ours = SharedKeyLitePolicy.Signature(
            AzuriteServer.Account, Convert.FromBase64String(AzuriteServer.Key), request.Header("x-ms-date"),
            new Uri($"http://127.0.0.1{request.Url}"));

        Assert.Contains("RowKey=", request.Url, StringComparison.Ordinal);
        Assert.Equal($"SharedKeyLite {AzuriteServer.Account}:{ours}", request.Header("authorization"));
    }
}
