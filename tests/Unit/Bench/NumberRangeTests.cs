using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Tests.Bench;

public sealed class NumberRangeTests
{
    [Fact]
    public void Part_OfAll_ShareNoNumber()
    {
        NumberRange all = new(10, 31);

        long[] numbers = [.. Enumerable.Range(0, 3).SelectMany(part => all.Part(part, 3).InTurn())];

        Assert.Equal(Enumerable.Range(10, 21).Select(number => (long)number), numbers);
    }

    [Fact]
    public void Chosen_FromARange_StaysInItAndRepeats()
    {
        NumberRange range = new(5, 8);

        long[] first = [.. range.Chosen().Take(50)];

        Assert.Equal([5, 6, 7], first.Distinct().Order());
        Assert.Equal(first, range.Chosen().Take(50));
    }

    [Fact]
    public void Chosen_FromNothing_IsEmpty() => Assert.Empty(new NumberRange(3, 3).Chosen());
}
