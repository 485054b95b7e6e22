using System.Globalization;

namespace OrderGrains.Bench.Comparison;

/// <summary>What is measured, and for how long.</summary>
public sealed record ComparisonOptions
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help =
        """
        comparison all BINARIES PEERS [options]   BINARIES: the folder of builds; PEERS: that of installed peers

          --systems "a,b"      only these
          --connections 64,1
          --runs N             default 3; the median counts
          --duration SECONDS   of each run (default 3)
          --warmup SECONDS     before the first run of a system (default 30), a quarter before changes and gets
          --quiet SECONDS      how long to wait for an idle machine before each system (default 30)
          --open-loop no       leaves the open loop out
          --commit C           named in the report
          --out FILE           writes the report, and its charts beside it
        """;

    /// <summary>The folder that builds of the host go to.</summary>
    public required string Binaries { get; init; }

    /// <summary>The folder of installed peers.</summary>
    public required string Peers { get; init; }

    public IReadOnlyList<string> Systems { get; init; } = [];

    public IReadOnlyList<int> Connections { get; init; } = [64, 1];

    public int Runs { get; init; } = 3;

    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan QuietBound { get; init; } = TimeSpan.FromSeconds(30);

    public bool HasOpenLoop { get; init; } = true;

    public string Commit { get; init; } = "unknown";

    public string? Out { get; init; }

    /// <summary>The folder of the product's two programs.</summary>
    public string Programs => Path.Combine(Binaries, "BuiltIn", "bin", "Api", "release");

    /// <summary>The product's front end.</summary>
    public string OursProgram => Path.Combine(Programs, "OrderGrains.Api");

    /// <summary>The same on Microsoft Orleans.</summary>
    public string OrleansProgram => Path.Combine(Binaries, "Orleans", "bin", "Api", "release", "OrderGrains.Api");

    /// <summary>The floors.</summary>
    public string FloorsProgram =>
        Path.Combine(Binaries, "BuiltIn", "bin", "Bench.Floors", "release", "OrderGrains.Bench.Floors");

    /// <summary>Whether a system is wanted.</summary>
    public bool Wants(string system) => Systems.Count == 0 || Systems.Contains(system);

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static ComparisonOptions Parse(IReadOnlyList<string> arguments)
    {
        ComparisonOptions options = new()
        {
            Binaries = Path.GetFullPath(arguments[0]),
            Peers = Path.GetFullPath(arguments[1]),
        };
        for (int index = 2; index < arguments.Count; index += 2)
        {
            string value = index + 1 < arguments.Count
                ? arguments[index + 1]
                : throw new ArgumentException($"{arguments[index]} has no value.", nameof(arguments));
            options = options.With(arguments[index], value);
        }

        return options;
    }

    private ComparisonOptions With(string name, string value) => name switch
    {
        "--systems" => this with { Systems = value.Split(',', StringSplitOptions.TrimEntries) },
        "--connections" => this with { Connections = [.. value.Split(',', ' ').Select(Whole)] },
        "--runs" => this with { Runs = Whole(value) },
        "--duration" => this with { Duration = Seconds(value) },
        "--warmup" => this with { WarmUp = Seconds(value) },
        "--quiet" => this with { QuietBound = Seconds(value) },
        "--open-loop" => this with { HasOpenLoop = value != "no" },
        "--commit" => this with { Commit = value },
        "--out" => this with { Out = value },
        _ => throw new ArgumentException($"Unknown option {name}.", nameof(name)),
    };

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    private static TimeSpan Seconds(string value) =>
        TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture));
}
