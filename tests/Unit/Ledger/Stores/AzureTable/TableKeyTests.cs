using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class TableKeyTests
{
    private static readonly string[] s_letters =
        ["!", "\"", "$", "%", "'", "+", "-", "0", "A", "a", "~", "\u00E9", "\u4E2D", "\uD7FE", "\uD7FF", "\uE000",
            "\uFFFC", "\U00010000", "\U0001F355"];

    [Theory]
    [InlineData("s!default~2ford_1!order", "s!default~2ford_1!order")]
    [InlineData("$head", "$$head")]
    [InlineData("a$$", "a$$$$")]
    [InlineData("\uD7FF", "\uD7FF00d7ff")]
    [InlineData("x\U0001F355y", "x\uD7FF01f355y")]
    public void Encode_AnyKey_ReadsBack(string key, string rowKey)
    {
        Assert.Equal(rowKey, TableKey.Encode(key));
        Assert.Equal(key, TableKey.Decode(rowKey));
    }

    [Fact]
    public void Encode_RandomKeys_KeepsTheOrderAndReadsBack()
    {
        Random random = new(11);
        string[] keys = [.. Enumerable.Range(0, 2_000).Select(_ => RandomKey(random, 6)).Distinct()];
        Array.Sort(keys, KeyOrder.Compare);

        string[] rowKeys = [.. keys.Select(TableKey.Encode)];

        Assert.Equal(keys, rowKeys.Select(TableKey.Decode));
        Assert.Equal(rowKeys.Order(StringComparer.Ordinal), rowKeys);
    }

    [Theory]
    [InlineData(440, false)]
    [InlineData(441, true)]
    [InlineData(1_024, true)]
    public void Encode_LongKey_FitsIntoTheTable(int length, bool isHashed)
    {
        string key = new('k', length);
        string rowKey = TableKey.Encode(key);

        Assert.Equal(isHashed, TableKey.IsHashed(rowKey));
        Assert.InRange(rowKey.Length, 1, 512);
        Assert.StartsWith(new string('k', 440), rowKey, StringComparison.Ordinal);
        Assert.NotEqual(rowKey, TableKey.Encode(new string('k', length - 1) + "l"));
    }

    [Fact]
    public void Bounds_RandomKeysAndBounds_LeaveNoKeyOut()
    {
        Random random = new(12);
        string stem = new('k', 438);
        for (int i = 0; i < 3_000; i++)
        {
            string key = (i % 2 == 0 ? stem : "") + RandomKey(random, 4);
            string bound = (i % 3 == 0 ? stem : "") + RandomKey(random, 4) + (i % 5 == 0 ? "\u0001" : "");
            string rowKey = TableKey.Encode(key);
            if (KeyOrder.Compare(key, bound) >= 0)
            {
                Assert.True(string.CompareOrdinal(rowKey, TableKey.LowerBound(bound)) >= 0, $"{key} from {bound}");
            }
            else
            {
                Assert.True(string.CompareOrdinal(rowKey, TableKey.UpperBound(bound)) < 0, $"{key} until {bound}");
            }
        }
    }

    [Theory]
    [InlineData("k2\u0001", "k2 ")]
    [InlineData("k2\u0085x", "k2\u00A0")]
    [InlineData("a\u0085b\u0001", "a\u00A0")]
    [InlineData("a\u0001b\u0085", "a ")]
    public void LowerBound_ControlCharacter_BecomesTheNextCharacterOfAKey(string bound, string expected) =>
        Assert.Equal(expected, TableKey.LowerBound(bound));

    [Theory]
    [InlineData(-1, "meta")]
    [InlineData(0, "0000")]
    [InlineData(63, "0063")]
    public void Partition_Bucket_HasAFixedWidth(int bucket, string expected) =>
        Assert.Equal(expected, TableKey.Partition(bucket));

    private static string RandomKey(Random random, int most)
    {
        var key = new StringBuilder();
        for (int left = random.Next(1, most + 1); left > 0; left--)
        {
            key.Append(s_letters[random.Next(s_letters.Length)]);
        }

        return key.ToString();
    }
}
