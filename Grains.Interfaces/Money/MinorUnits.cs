using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Money;

/// <summary>
/// An amount in a currency's smallest unit (cents, yen, fils): whole, never a float. Arithmetic is checked.
/// </summary>
[GenerateSerializer, Immutable, Alias("og.MinorUnits")]
[JsonConverter(typeof(MinorUnitsConverter))]
public readonly record struct MinorUnits
{
    /// <summary>An amount of so many minor units.</summary>
    public MinorUnits(long value) => Value = value;

    /// <summary>The number of minor units.</summary>
    [Id(0)]
    public long Value { get; init; }

    /// <summary>Nothing.</summary>
    public static MinorUnits Zero => default;

    /// <summary>The sum. Overflow throws.</summary>
    public static MinorUnits operator +(MinorUnits left, MinorUnits right) => new(checked(left.Value + right.Value));

    /// <summary>So many times the amount. Overflow throws.</summary>
    public static MinorUnits operator *(MinorUnits amount, int quantity) => new(checked(amount.Value * quantity));

    /// <summary>Compares amounts of the same currency.</summary>
    public static bool operator <(MinorUnits left, MinorUnits right) => left.Value < right.Value;

    /// <summary>Compares amounts of the same currency.</summary>
    public static bool operator >(MinorUnits left, MinorUnits right) => left.Value > right.Value;
}
