using System.Numerics;

namespace OrderGrains.Bench.Measures;

/// <summary>Counts latencies in log-linear cells, each less than 1 % wide; records without allocating.</summary>
public sealed class LatencyHistogram
{
    private const int CellBits = 7;
    private const int CellsPerDoubling = 1 << CellBits;
    private const int LinearCells = CellsPerDoubling * 2;
    private const int Doublings = 63 - CellBits;

    private readonly long[] _cells = new long[LinearCells + (Doublings * CellsPerDoubling)];

    /// <summary>How many latencies were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The longest, in nanoseconds, exact.</summary>
    public long MaxNanoseconds { get; private set; }

    public void Record(long nanoseconds)
    {
        long value = Math.Max(0, nanoseconds);
        _cells[CellOf(value)]++;
        Count++;
        MaxNanoseconds = Math.Max(MaxNanoseconds, value);
    }

    /// <summary>The latency that this share (0 to 1) of the requests did not exceed.</summary>
    public long Percentile(double share)
    {
        long wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (int cell = 0; cell < _cells.Length && Count > 0; cell++)
        {
            seen += _cells[cell];
            if (seen >= wanted)
            {
                return Math.Min(UpperEdge(cell), MaxNanoseconds);
            }
        }

        return MaxNanoseconds;
    }

    public void Clear()
    {
        Array.Clear(_cells);
        Count = 0;
        MaxNanoseconds = 0;
    }

    private static int CellOf(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value) - CellBits);
        return (shift * CellsPerDoubling) + (int)(value >> shift);
    }

    private static long UpperEdge(int cell)
    {
        if (cell < LinearCells)
        {
            return cell;
        }

        int shift = (cell / CellsPerDoubling) - 1;
        long start = cell - ((long)shift * CellsPerDoubling);
        return ((start + 1) << shift) - 1;
    }
}
