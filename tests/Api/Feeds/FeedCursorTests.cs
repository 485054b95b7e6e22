using FsCheck;
using FsCheck.Fluent;
using OrderGrains.Api.Feeds;
using OrderGrains.Feeds;

namespace OrderGrains.Tests.Feeds;

public sealed class FeedCursorTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).SelectMany(
            commit => Gen.Choose(0, 300), (commit, index) => new FeedPosition((long)commit << 20, index))
            .ArrayOf().ToArbitrary(),
        static places =>
        {
            string text = FeedCursor.Write(places);
            Assert.Equal(places, FeedCursor.Read(text, places.Length));
            Assert.Null(FeedCursor.Read(text, places.Length + 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_OneBucket_IsShort() =>
        Assert.InRange(FeedCursor.Write([new FeedPosition(1_000_000, 0)]).Length, 1, 8);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("ready")]
    [InlineData("AAAA")]
    [InlineData("AQ")]
    [InlineData("AQD_____________")]
    [InlineData("../../etc")]
    [InlineData("AQIC")]
    public void Read_AnyOtherText_IsNull(string text) => Assert.Null(FeedCursor.Read(text, 1));

    [Theory]
    [InlineData("5.2.1", 5, 2, 1)]
    [InlineData("0.0.0", 0, 0, 0)]
    public void TryParse_OrderCursor_IsReadBack(string text, long order, long payment, long fulfilment)
    {
        Assert.True(OrderCursor.TryParse(text, out OrderCursor cursor));
        Assert.Equal(new OrderCursor(order, payment, fulfilment), cursor);
        Assert.Equal(text, cursor.ToString());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("5.2")]
    [InlineData("5.2.1.0")]
    [InlineData("-1.2.1")]
    [InlineData("5.2.x")]
    [InlineData("5. 2.1")]
    [InlineData("99999999999999999999.0.0")]
    public void TryParse_AnyOtherText_IsRefused(string text) => Assert.False(OrderCursor.TryParse(text, out _));
}
