using System.Globalization;

namespace OrderGrains.Bench.Floors;

/// <summary>How much a floor does.</summary>
public enum FloorMode
{
    /// <summary>Answers a fixed text: the ceiling of any HTTP server here.</summary>
    Plain,

    /// <summary>Stores an id and a status, with group commit.</summary>
    Bare,

    /// <summary>
    /// Parses, prices, stores and answers an order as the product does, with group commit, without actors.
    /// </summary>
    Equal,

    /// <summary>As <see cref="Equal"/>, but each request is a transaction of its own.</summary>
    Ungrouped,
}

/// <summary>What a floor is asked to do.</summary>
public sealed record FloorOptions
{
    private const int FixedRows = 1;

    public FloorMode Mode { get; init; } = FloorMode.Plain;

    public int Port { get; init; } = 5010;

    /// <summary>The database file.</summary>
    public string DataFile { get; init; } = Path.Combine(Path.GetTempPath(), $"floor-{Environment.ProcessId}.db");

    /// <summary>Rows per order, its state among them; the default is what one order of the product writes.</summary>
    public int Rows { get; init; } = 6;

    /// <summary>The least bytes of an order's state.</summary>
    public int StateSize { get; init; } = 1_600;

    /// <summary>The bytes of an order's events in the commit's event block.</summary>
    public int EventSize { get; init; } = 700;

    /// <summary>The database's page size in bytes; a power of two from 512 to 65,536.</summary>
    public int PageSize { get; init; } = 8_192;

    /// <summary>Rows per order beside its state: index entries and small rows.</summary>
    public int Entries => Rows - FixedRows;

    /// <exception cref="ArgumentException">An option is unknown.</exception>
    public static FloorOptions Parse(IReadOnlyList<string> arguments)
    {
        FloorOptions options = new();
        for (int index = 0; index + 1 < arguments.Count; index += 2)
        {
            string value = arguments[index + 1];
            options = arguments[index] switch
            {
                "--mode" => options with { Mode = ModeOf(value) },
                "--port" => options with { Port = Whole(value) },
                "--data" => options with { DataFile = value },
                "--rows" => options with { Rows = Math.Max(FixedRows, Whole(value)) },
                "--state-bytes" => options with { StateSize = Whole(value) },
                "--page-size" => options with { PageSize = Whole(value) },
                "--event-bytes" => options with { EventSize = Whole(value) },
                _ => throw new ArgumentException($"Unknown option {arguments[index]}.", nameof(arguments)),
            };
        }

        return options;
    }

    private static FloorMode ModeOf(string name) => name switch
    {
        "plain" => FloorMode.Plain,
        "bare" => FloorMode.Bare,
        "equal" => FloorMode.Equal,
        "single" => FloorMode.Ungrouped,
        _ => throw new ArgumentException($"Unknown mode {name}.", nameof(name)),
    };

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
