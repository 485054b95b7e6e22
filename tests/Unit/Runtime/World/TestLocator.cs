using System.Collections.Concurrent;
using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

/// <summary>What one silo believes about where grains live, by their key.</summary>
internal sealed class TestLocator : IGrainLocator
{
    private readonly ConcurrentDictionary<string, SiloAddress> table = new(StringComparer.Ordinal);

    public event Action? Changed;

    public SiloAddress? Self { get; set; }

    /// <summary>Keys of grains that may have another owner by now.</summary>
    public ConcurrentDictionary<string, byte> Doubtful { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Misdirected { get; } = new();

    public GrainLocation Find(GrainId grainId) =>
        !table.TryGetValue(grainId.Key.ToString(), out SiloAddress? owner) ? GrainLocation.Unknown
        : owner == Self ? GrainLocation.Local
        : GrainLocation.Remote(owner);

    public bool MayAnswer(GrainId grainId) => !Doubtful.ContainsKey(grainId.Key.ToString());

    public void OnMisdirected(GrainId grainId, SiloAddress asked, SiloAddress? hint) =>
        Misdirected.Enqueue($"{grainId.Key} not at {asked.Port}, {(hint is null ? "unknown" : hint.Port)}");

    public void Set(string key, SiloAddress? owner, bool tell = true)
    {
        if (owner is null)
        {
            table.TryRemove(key, out _);
        }
        else
        {
            table[key] = owner;
        }

        if (tell)
        {
            Changed?.Invoke();
        }
    }
}
