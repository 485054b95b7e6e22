using System.Globalization;

namespace OrderGrains.LocalCluster;

/// <summary>What the user sees: one line an event, with its time. May be called from any thread.</summary>
public sealed class ClusterOutput(TextWriter writer, TimeProvider time)
{
    private readonly TextWriter writer = TextWriter.Synchronized(writer);

    /// <summary>Says what happened just now.</summary>
    public void Say(string line) => writer.WriteLine(
        $"{time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {line}");

    /// <summary>Prints text as it stands.</summary>
    public void Print(string text) => writer.WriteLine(text);
}
