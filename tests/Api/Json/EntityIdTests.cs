using OrderGrains.Api.Json;
using OrderGrains.Api.Orders;

namespace OrderGrains.Tests.Json;

public sealed class EntityIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a b")]
    [InlineData("*")]
    [InlineData("日本")]
    [InlineData("🥐")]
    [InlineData("...")]
    public void IsValid_PrintableText_IsTaken(string id) => Assert.True(EntityId.IsValid(id));

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0000b")]
    [InlineData("a\u007fb")]
    [InlineData("a\u200bb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    [InlineData("a\ue000b")]
    [InlineData("a\ufffdb")]
    public void IsValid_OtherText_IsRefused(string id) => Assert.False(EntityId.IsValid(id));

    [Theory]
    [InlineData("en", true)]
    [InlineData("de-CH", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("EN", false)]
    [InlineData("e", false)]
    [InlineData("de-", false)]
    [InlineData("de--CH", false)]
    [InlineData("de_CH", false)]
    public void LanguageTag_Text_IsOneOrNot(string tag, bool valid) => Assert.Equal(valid, LanguageTag.IsValid(tag));

    [Theory]
    [InlineData("a@b.c", true)]
    [InlineData("a@localhost", true)]
    [InlineData("a", false)]
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a b@c", false)]
    [InlineData("a@b.", false)]
    [InlineData("a\r\nBcc: x@y", false)]
    [InlineData("<a@b>", false)]
    public void EmailAddress_Text_IsOneOrNot(string address, bool valid) =>
        Assert.Equal(valid, EmailAddress.IsValid(address, 254));
}
