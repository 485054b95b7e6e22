using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class KeyOrderTests
{
    [Fact]
    public void Compare_SeededPairs_AgreesWithTheirBytes()
    {
        Random random = new(11);
        int[] codePoints = [0x21, 0x41, 0x7E, 0xE9, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F355, 0x10FFFF];
        for (int i = 0; i < 5000; i++)
        {
            string left = Text(random, codePoints);
            string right = Text(random, codePoints);

            int expected = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

            Assert.Equal(Math.Sign(expected), Math.Sign(KeyOrder.Compare(left, right)));
        }
    }

    private static string Text(Random random, int[] codePoints) =>
        string.Concat(random.GetItems(codePoints, random.Next(4)).Select(char.ConvertFromUtf32));
}
