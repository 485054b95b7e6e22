using OrderGrains.Money;

namespace OrderGrains.Tests.Money;

public sealed class MinorUnitsTests
{
    [Fact]
    public void Add_TwoAmounts_SumsMinorUnits() =>
        Assert.Equal(new MinorUnits(770), new MinorUnits(370) + new MinorUnits(400));

    [Fact]
    public void Multiply_PastTheRange_Throws() =>
        Assert.Throws<OverflowException>(() => new MinorUnits(long.MaxValue) * 2);
}
