using Azure.Core;
using Azure.Core.Pipeline;
using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class AzureTableCredentialTests
{
    private readonly string _table = AzuriteServer.NewTable();

    [Fact]
    public async Task Open_WrongKey_IsRefusedForGood()
    {
        AzuriteServer server = await AzuriteServer.StartedAsync();
        AzureTableStoreOptions options = new()
        {
            ConnectionString = server.ConnectionString.Replace("Eby8", "Fby8", StringComparison.Ordinal),
        };

        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => TableBench.OpenAsync(options));

        Assert.Equal(("store_access_denied", false), (refusal.Code, refusal.Retryable));
        Assert.Contains("403", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Fby8", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NobodyThere_IsUnavailable()
    {
        AzureTableStoreOptions options = new()
        {
            ConnectionString = "AccountName=shop;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/shop", Retries = 0,
        };

        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => TableBench.OpenAsync(options));

        Assert.Equal(
            ("store_unavailable", true, false), (refusal.Code, refusal.Retryable, refusal.OutcomeUnknown));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_SignatureOfTheAccount_CreatesTheTableAndCommits(bool inConnectionString)
    {
        AzuriteServer server = await AzuriteServer.StartedAsync();
        string signature = await TableScript.SignatureAsync("query,write,delete,list,add,update");
        AzureTableStoreOptions options = inConnectionString
            ? new() { ConnectionString = $"TableEndpoint={server.Endpoint};SharedAccessSignature={signature}" }
            : new() { Endpoint = new Uri($"{server.Endpoint}?{signature}") };
        options.Table = _table;

        await using AzureTableStore store = await TableBench.OpenAsync(options);

        await CommitsAsync(store);
    }

    [Fact]
    public async Task Open_SignatureOfTheTableAlone_SufficesWhereTheTableIs()
    {
        AzuriteServer server = await AzuriteServer.StartedAsync();
        string signature = await TableScript.SignatureAsync("query,add,update,delete", _table);
        AzureTableStoreOptions options = new() { Endpoint = new Uri($"{server.Endpoint}?{signature}"), Table = _table };

        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => TableBench.OpenAsync(options));
        await using AzureTableStore owner = await TableBench.OpenAsync(_table);
        await CommitsAsync(owner);
        await using AzureTableStore store = await TableBench.OpenAsync(options);

        // The service takes batches by such a signature too; the emulator only what names the table.
        Assert.Equal(("store_access_denied", false), (refusal.Code, refusal.Retryable));
        Assert.Equal("2", await store.TextAsync(0, "a"));
        Assert.Equal("a", await store.KeysAsync(StoreReading.Everything));
    }

    [Fact]
    public async Task Open_ReadOnlySignature_RefusesTheCommitForGood()
    {
        AzuriteServer server = await AzuriteServer.StartedAsync();
        await (await TableBench.OpenAsync(_table)).DisposeAsync();
        string signature = await TableScript.SignatureAsync("query", _table);
        await using AzureTableStore store = await TableBench.OpenAsync(
            new AzureTableStoreOptions { Endpoint = new Uri($"{server.Endpoint}?{signature}"), Table = _table });

        StoreException refusal = await store.RefusedAsync(Batches.New(0, Batches.Put("a", "1")));

        Assert.Equal(
            ("store_access_denied", false, false), (refusal.Code, refusal.Retryable, refusal.OutcomeUnknown));
    }

    [Fact]
    public async Task Open_Identity_SendsItsTokenForStorage()
    {
        AzuriteServer server = await AzuriteServer.StartedAsync();
        using var service = new TokenCheckingService(server);
        var credential = new FakeCredential();
        AzureTableStoreOptions options = new()
        {
            Endpoint = new Uri($"https://shop.example/{AzuriteServer.Account}"),
            Credential = credential,
            Table = _table,
            Transport = new HttpClientTransport(service),
        };

        await using AzureTableStore store = await TableBench.OpenAsync(options);
        await CommitsAsync(store);

        Assert.InRange(service.Requests, 4, 100);
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes.Distinct());
    }

    [Fact]
    public async Task Open_NoTokenToBeHad_IsRefusedForNow()
    {
        AzureTableStoreOptions options = new()
        {
            Endpoint = new Uri("https://shop.example"), Credential = new FakeCredential { IsAway = true },
        };

        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => TableBench.OpenAsync(options));

        Assert.Equal(("store_access_denied", true), (refusal.Code, refusal.Retryable));
    }

    private static async Task CommitsAsync(AzureTableStore store)
    {
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await store.CommittedAsync(first);
        await store.CommittedAsync(Batches.After(first, Batches.Put("a", "2"), Batches.Delete("b")));
        Assert.Equal("2", await store.TextAsync(0, "a"));
        Assert.Equal("a", await store.KeysAsync(StoreReading.Everything));
    }
}
