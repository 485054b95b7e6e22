using System.Globalization;

namespace OrderGrains.Bench.Comparison.Growth;

/// <summary>How far each curve goes.</summary>
public sealed record GrowthOptions
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help =
        """
        comparison growth BINARIES [options]

          --live N,N,...       live orders (default 1000,10000,50000,100000; up to 1000000)
          --stored N,N,...     stored orders, few of them live (default 10000,50000,100000,200000; up to 5000000)
          --lines N,N,...      lines of an order (default 1,3,10,25,50)
          --silos N,N,...      silos over PostgreSQL (default 1,2,3)
          --only PART          live, stored, lines or silos
          --slice SECONDS      of each measurement (default 4)
          --warmup SECONDS     default 30
          --commit C           named in the report
          --out FILE           writes the report, and its charts beside it
        """;

    private const int MostLive = 1_000_000;
    private const int MostStored = 5_000_000;
    private const int MostLines = 50;
    private const int MostSilos = 8;

    /// <summary>The folder that builds go to.</summary>
    public required string Binaries { get; init; }

    public IReadOnlyList<int> Live { get; init; } = [1_000, 10_000, 50_000, 100_000];

    public IReadOnlyList<int> Stored { get; init; } = [10_000, 50_000, 100_000, 200_000];

    public IReadOnlyList<int> Lines { get; init; } = [1, 3, 10, 25, 50];

    public IReadOnlyList<int> Silos { get; init; } = [1, 2, 3];

    public string? Only { get; init; }

    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(4);

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(30);

    public string Commit { get; init; } = "unknown";

    public string? Out { get; init; }

    /// <summary>Whether a part is wanted.</summary>
    public bool Wants(string part) => Only is null || Only == part;

    /// <exception cref="ArgumentException">An option is unknown, has no value, or one out of range.</exception>
    public static GrowthOptions Parse(IReadOnlyList<string> arguments)
    {
        GrowthOptions options = new() { Binaries = Path.GetFullPath(arguments[0]) };
        for (int index = 1; index < arguments.Count; index += 2)
        {
            string value = index + 1 < arguments.Count
                ? arguments[index + 1]
                : throw new ArgumentException($"{arguments[index]} has no value.", nameof(arguments));
            options = options.With(arguments[index], value);
        }

        return options;
    }

    private GrowthOptions With(string name, string value) => name switch
    {
        "--live" => this with { Live = Steps(value, MostLive) },
        "--stored" => this with { Stored = Steps(value, MostStored) },
        "--lines" => this with { Lines = Steps(value, MostLines) },
        "--silos" => this with { Silos = Steps(value, MostSilos) },
        "--only" => this with { Only = value },
        "--slice" => this with { Slice = Seconds(value) },
        "--warmup" => this with { WarmUp = Seconds(value) },
        "--commit" => this with { Commit = value },
        "--out" => this with { Out = value },
        _ => throw new ArgumentException($"Unknown option {name}.", nameof(name)),
    };

    // Curves grow: every step is above the one before.
    private static int[] Steps(string text, int most)
    {
        int[] steps = [.. text.Split(',').Select(step => int.Parse(step, CultureInfo.InvariantCulture))];
        bool grows = steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second);
        return grows && steps[0] > 0 && steps[^1] <= most
            ? steps
            : throw new ArgumentException($"{text}: steps must grow, from 1 to {most}.", nameof(text));
    }

    private static TimeSpan Seconds(string value) =>
        TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture));
}
