using System.Globalization;

namespace OrderGrains.Bench;

/// <summary>What is asked for on the command line.</summary>
public sealed record LoadOptions
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help =
        """
        load SCENARIO --url URL [options]   orders | get | change | create | raw
        load report --out FILE [--commit C] [--note TEXT] RESULT.json ...

          --url URL            the server; loopback only
          --name NAME          the system's name in tables (default: server)
          --connections N      default 64
          --duration SECONDS   of each run (default 10)
          --warmup SECONDS     before the runs (default 3)
          --runs N             default 1; the median counts
          --rate R             requests a second on a fixed schedule; latency counts from the scheduled start
                               (default 0: the next request follows the answer)
          --count N            the most requests of each run
          --stores N           1 to 100 (default 100)
          --orders N           orders placed beforehand for get and change (default 10000)
          --path PATH          for raw (default /plain)
          --pid PID,PID        the server's processes: measures their processor time and memory
          --outbox             checks the outbox over /metrics
          --record FILE        appends the id of every acknowledged order
          --json FILE          writes the result
        """;

    public required string Scenario { get; init; }

    public Uri Url { get; init; } = new("http://127.0.0.1:5000");

    public string Name { get; init; } = "server";

    public int Connections { get; init; } = 64;

    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    public int Runs { get; init; } = 1;

    public double Rate { get; init; }

    public long Count { get; init; } = long.MaxValue;

    public int Stores { get; init; } = 100;

    public int Orders { get; init; } = 10_000;

    public string Path { get; init; } = "/plain";

    public IReadOnlyList<int> ProcessIds { get; init; } = [];

    public bool ChecksOutbox { get; init; }

    public string? RecordFile { get; init; }

    public string? JsonFile { get; init; }

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> arguments)
    {
        LoadOptions options = new() { Scenario = arguments[0] };
        for (int index = 1; index < arguments.Count; index++)
        {
            string name = arguments[index];
            if (name == "--outbox")
            {
                options = options with { ChecksOutbox = true };
                continue;
            }

            index++;
            options = index < arguments.Count
                ? options.With(name, arguments[index])
                : throw new ArgumentException($"{name} has no value.", nameof(arguments));
        }

        return options;
    }

    private LoadOptions With(string name, string value) => name switch
    {
        "--url" => this with { Url = new Uri(value) },
        "--name" => this with { Name = value },
        "--connections" => this with { Connections = Whole(value) },
        "--duration" => this with { Duration = Seconds(value) },
        "--warmup" => this with { WarmUp = Seconds(value) },
        "--runs" => this with { Runs = Whole(value) },
        "--rate" => this with { Rate = double.Parse(value, CultureInfo.InvariantCulture) },
        "--count" => this with { Count = Whole(value) },
        "--stores" => this with { Stores = Math.Clamp(Whole(value), 1, Scenarios.StoreSet.MaxCount) },
        "--orders" => this with { Orders = Whole(value) },
        "--path" => this with { Path = value },
        "--pid" => this with { ProcessIds = [.. value.Split(',').Select(Whole)] },
        "--record" => this with { RecordFile = value },
        "--json" => this with { JsonFile = value },
        _ => throw new ArgumentException($"Unknown option {name}.", nameof(name)),
    };

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    private static TimeSpan Seconds(string value) =>
        TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture));
}
