using System.Collections.Concurrent;

namespace OrderGrains.Tests.Runtime;

/// <summary>How often each call was carried out, on whatever silo.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public int Add(string call) => counts.AddOrUpdate(call, 1, static (_, count) => count + 1);

    public int Of(string call) => counts.GetValueOrDefault(call);
}
