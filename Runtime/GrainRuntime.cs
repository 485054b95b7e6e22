using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// The built-in host of one silo: gives references, carries calls to live grains, delivers streams, stops gracefully.
/// Safe to call from anywhere.
/// </summary>
public sealed partial class GrainRuntime : IClusterClient, ICallTransport, IDisposable
{
    private readonly GrainCatalog catalog;

    /// <summary>Starts the host.</summary>
    /// <exception cref="OptionsValidationException">The options are wrong; all that is wrong is named.</exception>
    public GrainRuntime(
        IServiceProvider services,
        IOptions<GrainRuntimeOptions> options,
        TurnScheduler scheduler,
        TimeProvider time,
        ILogger<GrainRuntime>? logger = null)
    {
        ServiceProvider = services;
        Options = options.Value;
        Scheduler = scheduler;
        Time = time;
        Logger = logger ?? NullLogger<GrainRuntime>.Instance;
        IReadOnlyList<string> errors = Options.Validate();
        if (errors.Count > 0)
        {
            throw new OptionsValidationException(nameof(GrainRuntimeOptions), typeof(GrainRuntimeOptions), errors);
        }

        locator = new Lazy<IGrainLocator>(() => FindLocator(services));
        catalog = new GrainCatalog(this);
        drains = new RunningDrains(catalog);
        Idle = new IdleCollector(this);
    }

    /// <inheritdoc/>
    public IServiceProvider ServiceProvider { get; }

    /// <summary>The options that the host runs with.</summary>
    internal GrainRuntimeOptions Options { get; }

    /// <summary>Runs the turns.</summary>
    internal TurnScheduler Scheduler { get; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; }

    /// <summary>Where the host and its activations log.</summary>
    internal ILogger Logger { get; }

    /// <summary>Collects idle activations.</summary>
    internal IdleCollector Idle { get; }

    /// <summary>The wire form of what streams carry.</summary>
    internal StreamItems StreamItems => catalog.StreamItems;

    /// <summary>The grain classes that consume the streams of a namespace, in the order of their names.</summary>
    public IReadOnlyList<GrainType> ConsumersOf(string streamNamespace) => catalog.ConsumersOf(streamNamespace);

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        GrainClass grainClass = catalog.Implementation(typeof(TGrainInterface), grainClassNamePrefix);
        return Reference<TGrainInterface>(new GrainId(grainClass.Type, IdSpan.Create(primaryKey)));
    }

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => Reference<TGrainInterface>(grainId);

    /// <summary>
    /// Hands items of a stream to a consumer, wherever it lives, in order, as one request; completes when the consumer
    /// has taken all of them, or with its exception. The first delivery to an activation subscribes it.
    /// </summary>
    /// <param name="consumer">The consuming class, from <see cref="ConsumersOf"/>.</param>
    /// <param name="streamNamespace">The stream's namespace.</param>
    /// <param name="key">The stream's key, and the consuming grain's.</param>
    /// <param name="items">The items.</param>
    /// <param name="sequences">The items' numbers, as many.</param>
    public Task DeliverAsync(
        GrainType consumer,
        string streamNamespace,
        string key,
        IReadOnlyList<object> items,
        IReadOnlyList<long> sequences)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sequences.Count, items.Count);
        PlainReference target = new(this, GrainId.Create(consumer, key));
        return new StreamDelivery(target, StreamId.Create(streamNamespace, key), items, sequences).Send();
    }

    /// <summary>How busy each grain class is.</summary>
    public IReadOnlyList<GrainStatistics> GetStatistics() =>
    [
        .. catalog.Classes
            .Select(static item =>
                new GrainStatistics(
                    item.Type, item.Count, item.Calls.Value, item.Errors.Value,
                    item.Latency.Percentile(50), item.Latency.Percentile(99)))
            .OrderBy(static item => item.Type.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>A live grain, seen from outside; null when it is not live here.</summary>
    public ActivationView? FindActivation(GrainId grainId)
    {
        Activation? found = catalog.Find(grainId.Type.ToString())?.Find(grainId.Key.ToString());
        return found is null ? null : new ActivationView(grainId, found.Status, found.Waiting, found.Running);
    }

    /// <summary>
    /// Deactivates a live grain if nothing waits for it or runs. False when there is none, or it is busy.
    /// </summary>
    public bool TryDeactivate(GrainId grainId) =>
        catalog.Find(grainId.Type.ToString())?.Find(grainId.Key.ToString()) is { } found
        && found.TryDeactivateIdle(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "Asked for."));

    /// <summary>All activations, while they change.</summary>
    internal IEnumerable<Activation> Activations() => catalog.Classes.SelectMany(static item => item.Activations);

    private TGrainInterface Reference<TGrainInterface>(GrainId grainId) =>
        (TGrainInterface)(object)catalog.Interface(typeof(TGrainInterface)).CreateReference(this, grainId);
}
