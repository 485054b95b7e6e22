namespace OrderGrains.Tests.Simulation;

/// <summary>One number for everything that happened in a run: equal numbers, equal runs.</summary>
internal sealed class TraceHash
{
    private const ulong Offset = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    public ulong Value { get; private set; } = Offset;

    public void Add(long number)
    {
        for (int shift = 0; shift < 64; shift += 8)
        {
            Value = (Value ^ (byte)(number >> shift)) * Prime;
        }
    }

    public void Add(string text)
    {
        foreach (char letter in text)
        {
            Value = (Value ^ letter) * Prime;
        }
    }

    public override string ToString() => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
