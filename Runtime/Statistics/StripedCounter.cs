using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrderGrains.Runtime;

/// <summary>A counter that threads rarely meet on. Safe to use from anywhere.</summary>
internal sealed class StripedCounter
{
    private const int Stripes = 8;
    private const int CacheLineBytes = 64;

    private Cells cells;

    /// <summary>The sum.</summary>
    public long Value
    {
        get
        {
            long sum = 0;
            foreach (ref Cell cell in Span())
            {
                sum += Volatile.Read(ref cell.Count);
            }

            return sum;
        }
    }

    /// <summary>Adds to the sum.</summary>
    public void Add(long count) =>
        Interlocked.Add(ref Span()[Environment.CurrentManagedThreadId & (Stripes - 1)].Count, count);

    private Span<Cell> Span() => cells;

    [StructLayout(LayoutKind.Explicit, Size = CacheLineBytes)]
    private struct Cell
    {
        [FieldOffset(0)]
        public long Count;
    }

    [InlineArray(Stripes)]
    private struct Cells
    {
        private Cell first;
    }
}
