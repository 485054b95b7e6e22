using System.Globalization;
using OrderGrains.Money;
using OrderGrains.Notifications;

namespace OrderGrains.Tests.Notifications;

public sealed class CurrencyFormatTests
{
    [Theory]
    [InlineData(370, "EUR", "3.70 EUR")]
    [InlineData(5, "EUR", "0.05 EUR")]
    [InlineData(370, "JPY", "370 JPY")]
    [InlineData(12345, "KWD", "12.345 KWD")]
    [InlineData(12345, "CLF", "1.2345 CLF")]
    [InlineData(-150, "USD", "-1.50 USD")]
    [InlineData(123456789, "USD", "1,234,567.89 USD")]
    [InlineData(long.MaxValue, "EUR", "92,233,720,368,547,758.07 EUR")]
    public void Format_Amount_HasTheCurrencysDecimals(long amount, string currency, string expected) =>
        Assert.Equal(expected, CurrencyFormat.Format(new MinorUnits(amount), currency, CultureInfo.InvariantCulture));

    [Fact]
    public void Format_GermanCulture_UsesItsSeparators()
    {
        CultureInfo german = EmailLocale.Culture("de-DE");
        Assert.Equal("1.234,50 EUR", CurrencyFormat.Format(new MinorUnits(123450), "EUR", german));
    }
}
