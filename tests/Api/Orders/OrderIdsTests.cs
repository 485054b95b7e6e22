using OrderGrains.Api.Orders;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

public sealed class OrderIdsTests
{
    [Theory]
    [InlineData(new byte[0], "")]
    [InlineData(new byte[] { 0 }, "00")]
    [InlineData(new byte[] { 255 }, "zw")]
    [InlineData(new byte[] { 0x66, 0x6f, 0x6f, 0x62, 0x61, 0x72 }, "csqpyrk1e8")]
    public void Encode_Bytes_IsCrockfordInLowerCase(byte[] bytes, string expected) =>
        Assert.Equal(expected, Base32.Encode(bytes));

    [Fact]
    public void New_ManyIds_SortByTimeAndAreUnique()
    {
        var time = new SteppedTime();
        var ids = new OrderIds(time);
        string[] made = [.. Enumerable.Range(0, 1000).Select(_ => ids.New("ord_"))];
        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Length, made.Distinct().Count());
    }

    [Fact]
    public void OfKey_TenantAndKey_DecideTheId()
    {
        string id = OrderIds.OfKey("ord_", "default", "k");
        Assert.Equal(id, OrderIds.OfKey("ord_", "default", "k"));
        Assert.NotEqual(id, OrderIds.OfKey("ord_", "other", "k"));
        Assert.NotEqual(id, OrderIds.OfKey("ord_", "default", "K"));
        Assert.Equal("ord_".Length + 32, id.Length);
    }

    [Fact]
    public void Fingerprint_Content_DecidesIt()
    {
        var order = new PlaceOrder { StoreId = "s", Fingerprint = "" };
        string hash = Fingerprint.Of(order);
        Assert.Equal(hash, Fingerprint.Of(order with { IdempotencyKey = "k", TraceParent = "t", Fingerprint = "f" }));
        Assert.NotEqual(hash, Fingerprint.Of(order with { Note = "n" }));
        Assert.NotEqual(hash, Fingerprint.Of(order with { AcceptAtOnce = true }));
        Assert.NotEqual(
            hash, Fingerprint.Of(order with { Lines = [new RequestedLine { ItemId = "1", Quantity = 1 }] }));
    }

    [Fact]
    public void Fingerprint_RecordedRequest_IsHashedAsEver()
    {
        var order = new PlaceOrder
        {
            StoreId = "sample",
            Lines = [new RequestedLine { ItemId = "1", Quantity = 2 }],
            Fingerprint = "",
        };
        Assert.Equal("81582fefac71b0f6161e190d0acfb35b35e4e6660ca65a32bd3d60642650df39", Fingerprint.Of(order));
    }

    private sealed class SteppedTime : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => now += TimeSpan.FromMilliseconds(1);
    }
}
