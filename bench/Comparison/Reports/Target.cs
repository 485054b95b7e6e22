namespace OrderGrains.Bench.Comparison.Reports;

/// <summary>A ratio that is wanted.</summary>
/// <param name="Name">What is divided by what.</param>
/// <param name="AtLeast">Whether more is better.</param>
/// <param name="Bound">The least, or the most.</param>
/// <param name="Measured">The ratio; null: one of the two was not measured.</param>
public sealed record Target(string Name, bool AtLeast, double Bound, double? Measured)
{
    /// <summary>Whether it is met; null: not measured.</summary>
    public bool? IsMet => Measured is not { } ratio || double.IsNaN(ratio)
        ? null
        : AtLeast ? ratio >= Bound : ratio <= Bound;

    /// <summary>The judgement in words.</summary>
    public string Verdict => IsMet switch
    {
        true => "MET",
        false => "NOT MET",
        null => "not measured",
    };
}
