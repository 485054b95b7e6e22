namespace OrderGrains.Runtime;

/// <summary>Where a grain lives, as far as this silo knows.</summary>
public readonly record struct GrainLocation
{
    private readonly bool isKnown;

    private GrainLocation(SiloAddress? silo)
    {
        isKnown = true;
        Silo = silo;
    }

    /// <summary>On this silo.</summary>
    public static GrainLocation Local { get; } = new(null);

    /// <summary>Nobody knows at the moment: calls wait until the table changes.</summary>
    public static GrainLocation Unknown => default;

    /// <summary>The other silo that it lives on; null: see <see cref="IsLocal"/>.</summary>
    public SiloAddress? Silo { get; }

    /// <summary>Whether it lives on this silo.</summary>
    public bool IsLocal => isKnown && Silo is null;

    /// <summary>On another silo.</summary>
    public static GrainLocation Remote(SiloAddress silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        return new GrainLocation(silo);
    }

    /// <inheritdoc/>
    public override string ToString() => Silo?.ToString() ?? (IsLocal ? "here" : "unknown");
}
