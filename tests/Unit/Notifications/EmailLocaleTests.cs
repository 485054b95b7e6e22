using System.Globalization;
using OrderGrains.Notifications;

namespace OrderGrains.Tests.Notifications;

public sealed class EmailLocaleTests
{
    [Theory]
    [InlineData("de-AT", "de-at,de,en")]
    [InlineData("EN", "en")]
    [InlineData("pt-BR", "pt-br,pt,en")]
    [InlineData(null, "en")]
    [InlineData("../../etc", "en")]
    [InlineData("de_AT", "en")]
    public void Chain_Tag_GoesFromTheWholeToEnglish(string? tag, string expected) =>
        Assert.Equal(expected, string.Join(',', EmailLocale.Chain(tag)));

    [Theory]
    [InlineData("xx-nowhere1")]
    [InlineData("not a tag")]
    public void Culture_Unknown_IsInvariant(string tag) =>
        Assert.Equal(CultureInfo.InvariantCulture, EmailLocale.Culture(tag));
}
