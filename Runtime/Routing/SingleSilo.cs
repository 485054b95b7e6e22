using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>The locator of a silo without others: every grain lives here, always.</summary>
internal sealed class SingleSilo : IGrainLocator
{
    public static readonly SingleSilo Instance = new();

    public event Action? Changed
    {
        add => _ = value;
        remove => _ = value;
    }

    public GrainLocation Find(GrainId grainId) => GrainLocation.Local;
}
