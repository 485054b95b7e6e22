using System.Buffers.Text;
using System.Globalization;

namespace OrderGrains.Bench.Http;

/// <summary>
/// Ids unique over all runs and of one length: eight hexadecimal digits of the run, a dash, ten digits.
/// </summary>
public sealed class RunIds(uint run)
{
    /// <summary>Every id's length in bytes.</summary>
    public const int Length = 19;

    private const int CounterLength = 10;

    /// <summary>Ids of a run that begins now.</summary>
    public static RunIds Fresh() => new((uint)Environment.TickCount64 ^ ((uint)Environment.ProcessId << 16));

    public void Write(Span<byte> target, long number)
    {
        Utf8Formatter.TryFormat(run, target, out _, new('x', 8));
        target[8] = (byte)'-';
        Utf8Formatter.TryFormat(number, target[9..], out _, new('D', CounterLength));
    }

    public string Text(long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{run:x8}-{number:D10}");
}
