namespace OrderGrains.Runtime;

/// <summary>How a silo, or a client, talks to other silos.</summary>
public sealed class SiloTransportOptions
{
    internal const int MostOutstandingCalls = 65_536;

    /// <summary>
    /// Which cluster this is; silos of other clusters are refused. Default <c>ordergrains</c>; not empty.
    /// </summary>
    public string ClusterId { get; set; } = "ordergrains";

    /// <summary>
    /// Where this silo is reached. With port 0 any free port is taken; <see cref="SiloTransport.Address"/> tells which.
    /// Default null: a client, which nobody calls.
    /// </summary>
    public SiloAddress? Address { get; set; }

    /// <summary>
    /// The host to listen on when it differs from the address that others use, e.g. <c>0.0.0.0</c> in a container.
    /// Default null: the address's own host.
    /// </summary>
    public string? ListenHost { get; set; }

    /// <summary>
    /// How long a call to another silo may take, waiting for a silo included. A call made by a grain that serves such
    /// a call has at most what is left of that one's time. Default 30 seconds; from 10 milliseconds.
    /// </summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long connecting may take, the greeting included. Default 3 seconds; from 10 milliseconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// After how much silence a sign of life is asked for; after three times as much the connection counts as lost.
    /// Shorter finds a dead machine sooner, longer bears longer pauses. Default 1.5 seconds; from 10 milliseconds.
    /// </summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// How long the other side may take none of the bytes that are sent to it until the connection counts as lost.
    /// Default 15 seconds; from 10 milliseconds.
    /// </summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a graceful stop waits for calls of other silos to end. Default 10 seconds; from zero.
    /// </summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The largest message, in bytes. A larger one is not sent, a silo that sends one is disconnected. All silos of a
    /// cluster need the same. Default 8 MiB; from 1 KiB to 1 GiB.
    /// </summary>
    public int MaxFrameSizeBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// The most calls that wait for an answer on one connection; one more is refused with
    /// <see cref="GrainOverloadedException"/>. Default 10,000; from 1 to 65,536.
    /// </summary>
    public int MaxOutstandingCalls { get; set; } = 10_000;

    /// <summary>
    /// The most bytes that wait to be sent on one connection. Past it calls are refused, and no calls are taken until
    /// the other side has taken its answers. Default 16 MiB; from 1 KiB.
    /// </summary>
    public int MaxUnsentBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>The most connections that others may have to this silo. Default 1,024; from 1.</summary>
    public int MaxConnections { get; set; } = 1_024;

    /// <summary>What is wrong with the options, each with the option's name; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        const int kibibyte = 1_024;
        TimeSpan shortest = TimeSpan.FromMilliseconds(10);
        List<string> errors = [];
        Require(!string.IsNullOrWhiteSpace(ClusterId), nameof(ClusterId), "must not be empty");
        Require(CallTimeout >= shortest, nameof(CallTimeout), "must be at least 10 ms");
        Require(ConnectTimeout >= shortest, nameof(ConnectTimeout), "must be at least 10 ms");
        Require(KeepAlive >= shortest, nameof(KeepAlive), "must be at least 10 ms");
        Require(SendTimeout >= shortest, nameof(SendTimeout), "must be at least 10 ms");
        Require(StopTimeout >= TimeSpan.Zero, nameof(StopTimeout), "must not be negative");
        Require(
            MaxFrameSizeBytes is >= kibibyte and <= kibibyte * kibibyte * kibibyte,
            nameof(MaxFrameSizeBytes), "must be from 1 KiB to 1 GiB");
        Require(
            MaxOutstandingCalls is >= 1 and <= MostOutstandingCalls,
            nameof(MaxOutstandingCalls), "must be from 1 to 65,536");
        Require(MaxUnsentBytes >= kibibyte, nameof(MaxUnsentBytes), "must be at least 1 KiB");
        Require(MaxConnections >= 1, nameof(MaxConnections), "must be at least 1");
        return errors;

        void Require(bool holds, string option, string rule)
        {
            if (!holds)
            {
                errors.Add($"{option} {rule}.");
            }
        }
    }
}
