using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class KeyTests
{
    [Theory]
    [InlineData("", 0xefd01f60ba992926)]
    [InlineData("default/ord_1", 0xe0f5b3de2692306c)]
    public void Compute_TestVectors_NeverChange(string key, ulong expected) =>
        Assert.Equal(expected, KeyHash.Compute(key));

    [Fact]
    public void BucketOf_ManyKeys_SpreadsEvenly()
    {
        int[] counts = new int[64];
        for (int number = 0; number < 64_000; number++)
        {
            counts[KeyHash.BucketOf($"default/ord_{number}", 64)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 800, 1_200));
    }

    [Theory]
    [InlineData("default/ord_01")]
    [InlineData("a!b~c\"d")]
    [InlineData("Käse/☕#?\\")]
    [InlineData("")]
    [InlineData("~21")]
    public void Encode_AnyText_ReadsBackAndHoldsOnlyPlainCharacters(string text)
    {
        string part = KeyPart.Encode(text);
        Assert.Equal(text, KeyPart.Decode(part));
        Assert.Matches("^[A-Za-z0-9._~-]*$", part);
    }

    [Fact]
    public void Due_RowKey_ReadsBack()
    {
        var message = new DueMessage(
            "order", "default/ord_1", "accept_deadline", DateTimeOffset.UnixEpoch.AddDays(20_000));
        Assert.Equal(message, RowKey.ReadDue(RowKey.Due(message)));
    }

    [Fact]
    public void Index_NewerStamp_SortsFirst()
    {
        var entry = new IndexEntry("orders", "all");
        Assert.True(string.CompareOrdinal(RowKey.Index(entry, 2, "a"), RowKey.Index(entry, 1, "a")) < 0);
        Assert.Equal(new IndexPosition(2, "default/a"), RowKey.ReadIndex(RowKey.Index(entry, 2, "default/a")));
    }

    [Fact]
    public void DeadLetterId_Text_ReadsBack()
    {
        var id = new DeadLetterId("default/ord_1", "notifier.orders.0000000001");
        Assert.True(DeadLetterId.TryParse(id.ToString(), out DeadLetterId read));
        Assert.Equal(id, read);
        Assert.False(DeadLetterId.TryParse("dl_!", out _));
        Assert.False(DeadLetterId.TryParse("", out _));
    }
}
