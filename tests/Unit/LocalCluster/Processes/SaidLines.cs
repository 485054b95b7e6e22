using System.Collections.Concurrent;
using System.Text;

namespace OrderGrains.Tests.LocalCluster.Processes;

/// <summary>Keeps the lines that are written, and may be read meanwhile.</summary>
internal sealed class SaidLines : TextWriter
{
    private readonly ConcurrentQueue<string> lines = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => lines.Enqueue(value ?? "");

    public override string ToString() => string.Join('\n', lines);
}
