using System.Reflection;

namespace OrderGrains.Runtime;

/// <summary>How the built-in host runs grains.</summary>
public sealed class GrainRuntimeOptions
{
    /// <summary>
    /// The assemblies with grain classes. The interfaces that the classes implement are found through them.
    /// Default: none; at least one is needed.
    /// </summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>
    /// The most requests that may wait for one activation; one more is refused with
    /// <see cref="GrainOverloadedException"/>. Higher rides out longer bursts, lower answers sooner. Default 1,000;
    /// from 1.
    /// </summary>
    public int MailboxLimit { get; set; } = 1_000;

    /// <summary>
    /// The most requests and continuations that an activation runs before the others get their turn. Default 64;
    /// from 1.
    /// </summary>
    public int MaxItemsPerTurn { get; set; } = 64;

    /// <summary>
    /// How long nobody calls an activation until it is collected. Longer costs memory, shorter costs reads of the
    /// store. Default ten minutes; from one second.
    /// </summary>
    public TimeSpan IdleAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a graceful stop waits for requests to end and activations to be deactivated; what is left then fails.
    /// Default 20 seconds; from zero.
    /// </summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The most activations of one stateless worker whose class does not say how many. Default one per processor;
    /// from 1.
    /// </summary>
    public int MaxLocalWorkers { get; set; } = Environment.ProcessorCount;

    /// <summary>The name of the stream provider that consumers see. Default <c>ledger</c>.</summary>
    public string StreamProviderName { get; set; } = "ledger";

    /// <summary>
    /// Whether the process only calls grains and has none: what is not on another silo waits until it is. Needs a
    /// transport and a locator. Default false.
    /// </summary>
    public bool IsClient { get; set; }

    /// <summary>What is wrong with the options, each with the option's name; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Require(Assemblies.Count > 0, nameof(Assemblies), "must name at least one assembly with grains");
        Require(MailboxLimit >= 1, nameof(MailboxLimit), "must be at least 1");
        Require(MaxItemsPerTurn >= 1, nameof(MaxItemsPerTurn), "must be at least 1");
        Require(IdleAge >= TimeSpan.FromSeconds(1), nameof(IdleAge), "must be at least one second");
        Require(StopTimeout >= TimeSpan.Zero, nameof(StopTimeout), "must not be negative");
        Require(MaxLocalWorkers >= 1, nameof(MaxLocalWorkers), "must be at least 1");
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
