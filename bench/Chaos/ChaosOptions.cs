using System.Globalization;
using OrderGrains.Bench.Chaos.Clusters;

namespace OrderGrains.Bench.Chaos;

/// <summary>What a round does. One seed decides every choice but the timing of answers.</summary>
public sealed record ChaosOptions
{
    /// <summary>The server's executable.</summary>
    public required string Server { get; init; }

    /// <summary>Decides who places what where, and when the server is killed.</summary>
    public int Seed { get; init; } = Environment.TickCount;

    /// <summary>How many clients load the server at once.</summary>
    public int Clients { get; init; } = 64;

    /// <summary>How often the server is killed in a round.</summary>
    public int Kills { get; init; } = 2;

    /// <summary>The shortest time from readiness to the kill.</summary>
    public TimeSpan LeastLoad { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest time from readiness to the kill.</summary>
    public TimeSpan MostLoad { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the server may take to start and to empty its outbox.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long until reservations of orders that never came about are released; a round's stores ask for them once
    /// they are two seconds old.
    /// </summary>
    public TimeSpan ReleasePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many silos a cluster has; 0: one server with its own file.</summary>
    public int Silos { get; init; }

    /// <summary>What the silos of a cluster share.</summary>
    public StoreKind Store { get; init; } = StoreKind.Postgres;

    /// <summary>How many faults happen to a cluster in a round; one of them is the kill of a silo.</summary>
    public int Faults { get; init; } = 3;

    /// <summary>The beginning of the name of the only fault that happens; null: what the seed says.</summary>
    public string? Fault { get; init; }

    /// <summary>How many rounds the console runs.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Keep the data of a round with a violation.</summary>
    public bool KeepsData { get; init; }

    /// <summary>Trace the server's system calls instead.</summary>
    public bool Traces { get; init; }

    /// <exception cref="ArgumentException">An option is unknown.</exception>
    public static ChaosOptions Parse(string server, IReadOnlyList<string> arguments)
    {
        ChaosOptions options = new() { Server = server };
        for (int index = 0; index < arguments.Count; index++)
        {
            options = arguments[index] switch
            {
                "--strace" => options with { Traces = true },
                "--keep" => options with { KeepsData = true },
                "--seed" => options with { Seed = Whole(arguments, ++index) },
                "--rounds" => options with { Rounds = Whole(arguments, ++index) },
                "--clients" => options with { Clients = Whole(arguments, ++index) },
                "--cluster" => options with { Silos = Whole(arguments, ++index) },
                "--store" => options with { Store = Kind(arguments, ++index) },
                "--fault" => options with { Fault = Value(arguments, ++index) },
                "--faults" => options with { Faults = Whole(arguments, ++index) },
                "--kills" => options with { Kills = Whole(arguments, ++index) },
                _ => throw new ArgumentException($"Unknown option {arguments[index]}.", nameof(arguments)),
            };
        }

        return options;
    }

    private static int Whole(IReadOnlyList<string> arguments, int index) =>
        int.Parse(Value(arguments, index), CultureInfo.InvariantCulture);

    private static StoreKind Kind(IReadOnlyList<string> arguments, int index) =>
        Enum.TryParse(Value(arguments, index), ignoreCase: true, out StoreKind kind)
            ? kind
            : throw new ArgumentException("The stores are azurite and postgres.", nameof(arguments));

    private static string Value(IReadOnlyList<string> arguments, int index) => index < arguments.Count
        ? arguments[index]
        : throw new ArgumentException($"{arguments[index - 1]} has no value.", nameof(arguments));
}
