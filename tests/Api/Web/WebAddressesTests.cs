using OrderGrains.Api.Web;

namespace OrderGrains.Tests.Web;

public sealed class WebAddressesTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/")]
    [InlineData("https://0.0.0.0:8443", "https://127.0.0.1:8443/")]
    [InlineData("https://0.0.0.0:8443 http://10.1.2.3:8080", "http://10.1.2.3:8080/")]
    [InlineData("http://unix:/run/orders.sock http://127.0.0.1:1", "http://127.0.0.1:1/")]
    public void Choose_Addresses_IsOneOfThisMachineInPlainHttp(string addresses, string expected) =>
        Assert.Equal(new Uri(expected), WebAddresses.Choose(addresses.Split(' ')));

    [Fact]
    public void Choose_SocketsOnly_SaysWhatIsMissing()
    {
        WebException failure = Assert.Throws<WebException>(() => WebAddresses.Choose(["http://unix:/run/orders.sock"]));
        Assert.Contains("TCP", failure.Message, StringComparison.Ordinal);
    }
}
