using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace OrderGrains.Runtime;

/// <summary>
/// Carries calls between this silo, or client, and others. A call goes where <see cref="IGrainLocator"/> says, then
/// where the asked silo says; one that certainly was not carried out is tried again until its time is up, one that may
/// have been never is. Safe to use from anywhere.
/// </summary>
public sealed partial class SiloTransport : IDisposable
{
    private readonly ConcurrentDictionary<SiloAddress, Peer> peers = new();
    private readonly ConcurrentDictionary<SiloConnection, byte> inbound = new();
    private readonly ConcurrentDictionary<SiloConnection, byte> outbound = new();
    private readonly StripedCounter callsSent = new();
    private readonly ParkedCalls parked;

    /// <summary>Gives the runtime a way to other silos; <see cref="StartAsync"/> begins to listen.</summary>
    /// <exception cref="OptionsValidationException">The options are wrong; all that is wrong is named.</exception>
    public SiloTransport(
        GrainRuntime runtime,
        INetwork network,
        IOptions<SiloTransportOptions> options,
        IEnumerable<IFailureCodec> failures,
        ILogger<SiloTransport>? logger = null)
    {
        Runtime = runtime;
        Network = network;
        Options = options.Value;
        Failures = new FailureForms(failures);
        this.logger = logger ?? NullLogger<SiloTransport>.Instance;
        IReadOnlyList<string> errors = Options.Validate();
        if (errors.Count > 0)
        {
            throw new OptionsValidationException(nameof(SiloTransportOptions), typeof(SiloTransportOptions), errors);
        }

        Address = Options.Address;
        parked = new ParkedCalls(this);
        runtime.Attach(this);
    }

    /// <summary>Where this silo is reached, with the port that was taken; null for a client.</summary>
    public SiloAddress? Address { get; private set; }

    /// <summary>What went over the open connections.</summary>
    public TransportStatistics GetStatistics() =>
        new([.. outbound.Keys.Concat(inbound.Keys).Select(static item => item.GetStatistics())], parked.Count);

    /// <summary>How many calls and deliveries of events this process has sent to others since its start.</summary>
    public long CallsSent => callsSent.Value;

    /// <summary>
    /// Takes note that a silo is gone for good. One that has left in order still sends answers: its connection lasts
    /// until they are here. One that is silent sends none: calls which wait for it fail now and not after their time.
    /// </summary>
    public void Disconnect(SiloAddress silo)
    {
        if (peers.TryRemove(silo, out Peer? peer))
        {
            peer.Retire("the silo is gone");
        }
    }

    /// <summary>A call was sent.</summary>
    internal void CountCall() => callsSent.Add(1);

    /// <summary>Who carries calls out here.</summary>
    internal GrainRuntime Runtime { get; }

    /// <summary>What carries bytes.</summary>
    internal INetwork Network { get; }

    /// <summary>The options.</summary>
    internal SiloTransportOptions Options { get; }

    /// <summary>How failures travel.</summary>
    internal FailureForms Failures { get; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time => Runtime.Time;

    /// <summary>What all work starts through.</summary>
    internal TurnScheduler Scheduler => Runtime.Scheduler;

    /// <summary>The timestamp after some time.</summary>
    internal long DeadlineIn(TimeSpan time) =>
        Time.GetTimestamp() + (long)(time.TotalSeconds * Time.TimestampFrequency);

    /// <summary>How long it is until a timestamp; negative when it is past.</summary>
    internal TimeSpan TimeUntil(long deadline) => Time.GetElapsedTime(Time.GetTimestamp(), deadline);

    /// <summary>The greeting for a silo.</summary>
    internal Hello HelloTo(SiloAddress silo) => new(
        Greeting.Oldest, Greeting.Newest, Options.ClusterId, silo.ToString(), Address?.ToString() ?? "a client");
}
