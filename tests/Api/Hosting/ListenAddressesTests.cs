using Microsoft.Extensions.Configuration;
using OrderGrains.Hosting;

namespace OrderGrains.Tests.Hosting;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData("urls", "http://localhost:5080")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:0")]
    [InlineData("Kestrel:Endpoints:A:Url", "http://127.8.9.1:80")]
    public void Check_Loopback_NeedsNoKey(string key, string value) =>
        Assert.Empty(ListenAddresses.Check(Configuration(key, value), null));

    [Theory]
    [InlineData("urls", "http://0.0.0.0:80", "urls")]
    [InlineData("urls", "http://localhost:1;http://*:80", "urls")]
    [InlineData("urls", "http://+:80", "urls")]
    [InlineData("urls", "http://shop.example:80", "urls")]
    [InlineData("urls", "http://localhost.example:80", "urls")]
    [InlineData("http_ports", "8080", "http_ports")]
    [InlineData("https_ports", "8443;9443", "https_ports")]
    [InlineData("Kestrel:Endpoints:A:Url", "http://10.0.0.1:80", "Kestrel:Endpoints:A:Url")]
    public void Check_BeyondThisMachine_NeedsTheKey(string key, string value, string named)
    {
        IReadOnlyList<string> errors = [.. ListenAddresses.Check(Configuration(key, value), null)];
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.StartsWith("OrderGrains:Security:AdminKey", error));
        Assert.All(errors, error => Assert.Contains(named, error, StringComparison.Ordinal));
        Assert.Empty(ListenAddresses.Check(Configuration(key, value), "0123456789abcdef"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("http://")]
    [InlineData("http://localhost:x")]
    public void Check_NoAddress_IsTold(string value) =>
        Assert.StartsWith("urls is not an address", Assert.Single(
            ListenAddresses.Check(Configuration("urls", value), null)));

    [Fact]
    public void Of_UrlsAndPorts_UrlsWin()
    {
        IConfiguration both = new ConfigurationBuilder().AddInMemoryCollection(
            [new("urls", "http://localhost:1"), new("http_ports", "8080")]).Build();
        Assert.Equal([("urls", "http://localhost:1")], ListenAddresses.Of(both));
        Assert.Empty(ListenAddresses.Of(new ConfigurationBuilder().Build()));
    }

    private static IConfiguration Configuration(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
