using OrderGrains.Notifications;

namespace OrderGrains.Tests.Notifications;

public sealed class RecipientAddressTests
{
    [Theory]
    [InlineData("kim@example.com", true)]
    [InlineData("kim+tag@sub.example.com", true)]
    [InlineData("o'hara@example.com", true)]
    [InlineData("josé@example.com", true)]
    [InlineData("Kim <kim@example.com>", false)]
    [InlineData("kim@example.com, eve@example.com", false)]
    [InlineData("kim@example.com\r\nBcc: eve@example.com", false)]
    [InlineData("kim@example.com\n", false)]
    [InlineData("kim", false)]
    [InlineData("@example.com", false)]
    [InlineData("", false)]
    public void IsValid_Address_TakesOneBareAddressOnly(string address, bool expected) =>
        Assert.Equal(expected, RecipientAddress.IsValid(address));

    [Fact]
    public void IsValid_PastTheLengthOfAPath_IsFalse() =>
        Assert.False(RecipientAddress.IsValid(new string('a', 250) + "@example.com"));
}
