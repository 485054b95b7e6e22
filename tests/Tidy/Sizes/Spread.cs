using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Sizes;

/// <summary>Holds the median and the ninth of ten of many sizes.</summary>
public static class Spread
{
    private const int Named = 10;

    public static IEnumerable<Violation> Check(
        IReadOnlyList<(string File, int Line, int Size)> sizes, int median, int usual, string noun)
    {
        if (sizes.Count == 0)
        {
            yield break;
        }

        List<(string File, int Line, int Size)> sorted = sizes.OrderBy(entry => entry.Size).ToList();
        int middle = sorted[(sorted.Count - 1) / 2].Size;
        if (middle > median)
        {
            yield return new Violation(
                "(all)", 0, $"The median {noun} has {middle} lines, at most {median}: split more.");
        }

        List<(string File, int Line, int Size)> large = sorted.Where(entry => entry.Size > usual).ToList();
        if (large.Count * 10 > sorted.Count)
        {
            string names = string.Join(
                ", ", large.TakeLast(Named).Reverse().Select(entry => $"{entry.File}:{entry.Line} ({entry.Size})"));
            yield return new Violation(
                "(all)",
                0,
                $"{large.Count} of {sorted.Count} {noun}s pass {usual} lines, at most one of ten: split {names}.");
        }
    }
}
