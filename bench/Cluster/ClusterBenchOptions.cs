using System.Globalization;
using OrderGrains.Bench.Chaos.Clusters;

namespace OrderGrains.Bench.Cluster;

/// <summary>What is measured.</summary>
public sealed record ClusterBenchOptions
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help =
        """
        cluster PROGRAMS [options]   PROGRAMS: the folder of the product's two programs

          --silos 1,2,4        the clusters that are compared, the first one is the baseline
          --store postgres     or azurite
          --connections N      of the smallest cluster (default 64)
          --beside PROGRAMS    another build, measured in turn with this one (scale only)
          --rounds N           slices of each cluster (default 3), taken in turn
          --slice SECONDS      default 4
          --warmup SECONDS     before, for each silo: code is compiled while it is used (default 7)
          --orders N           orders whose whole lives are measured (default 2000)
          --only PART          scale, cost or hot
          --commit C           named in the report
          --out FILE           writes the report
        """;

    /// <summary>The folder of the product's two programs.</summary>
    public required string Programs { get; init; }

    /// <summary>The folder of another build, to compare with; null: none.</summary>
    public string? Beside { get; init; }

    public IReadOnlyList<int> Silos { get; init; } = [1, 2, 4];

    public StoreKind Store { get; init; } = StoreKind.Postgres;

    public int Connections { get; init; } = 64;

    public int Rounds { get; init; } = 3;

    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(4);

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(7);

    public int Orders { get; init; } = 2_000;

    public string? Only { get; init; }

    public string Commit { get; init; } = "unknown";

    public string? Out { get; init; }

    /// <summary>Whether a part is wanted.</summary>
    public bool Wants(string part) => Only is null || Only == part;

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static ClusterBenchOptions Parse(IReadOnlyList<string> arguments)
    {
        ClusterBenchOptions options = new() { Programs = arguments[0] };
        for (int index = 1; index < arguments.Count; index += 2)
        {
            string value = index + 1 < arguments.Count
                ? arguments[index + 1]
                : throw new ArgumentException($"{arguments[index]} has no value.", nameof(arguments));
            options = options.With(arguments[index], value);
        }

        return options;
    }

    private ClusterBenchOptions With(string name, string value) => name switch
    {
        "--beside" => this with { Beside = value },
        "--silos" => this with { Silos = [.. value.Split(',').Select(Whole)] },
        "--store" => this with { Store = Enum.Parse<StoreKind>(value, ignoreCase: true) },
        "--connections" => this with { Connections = Whole(value) },
        "--rounds" => this with { Rounds = Whole(value) },
        "--slice" => this with { Slice = TimeSpan.FromSeconds(Whole(value)) },
        "--warmup" => this with { WarmUp = TimeSpan.FromSeconds(Whole(value)) },
        "--orders" => this with { Orders = Whole(value) },
        "--only" => this with { Only = value },
        "--commit" => this with { Commit = value },
        "--out" => this with { Out = value },
        _ => throw new ArgumentException($"Unknown option {name}.", nameof(name)),
    };

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
