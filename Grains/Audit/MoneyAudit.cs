using System.Globalization;
using OrderGrains.Money;
using OrderGrains.Orders;

namespace OrderGrains.Audit;

/// <summary>Adds an order up again. Pure.</summary>
public static class MoneyAudit
{
    /// <summary>Everything that does not add up.</summary>
    public static IEnumerable<Violation> Check(EntityKey key, OrderContent content)
    {
        for (int i = 0; i < content.Lines.Length; i++)
        {
            OrderLine line = content.Lines[i];
            if (SumOf(line) != line.Total)
            {
                yield return Violation.OfOrder(
                    key, ViolationKinds.LineTotal,
                    $"Line {i + 1} says {line.Total.Value}, but costs {Text(SumOf(line))}.");
            }
        }

        MinorUnits? sum = SumOf(content.Lines);
        if (sum != content.Total)
        {
            yield return Violation.OfOrder(
                key, ViolationKinds.Total,
                $"The total says {content.Total.Value}, but the lines sum up to {Text(sum)}.");
        }
    }

    private static string Text(MinorUnits? sum) =>
        sum is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.Value}") : "too much";

    private static MinorUnits? SumOf(OrderLine line)
    {
        try
        {
            MinorUnits each = line.UnitPrice;
            foreach (OrderModifier modifier in line.Modifiers)
            {
                each += modifier.UnitPrice * modifier.Quantity;
            }

            return each * line.Quantity;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static MinorUnits? SumOf(OrderLine[] lines)
    {
        try
        {
            return lines.Aggregate(MinorUnits.Zero, static (sum, line) => sum + line.Total);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
