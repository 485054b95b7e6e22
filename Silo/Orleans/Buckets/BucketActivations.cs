using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Orleans.Metadata;
using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>
/// The product's live grains by their buckets. A grain is activated only while its bucket is open here: one that comes
/// too early waits for it, one whose bucket has gone is sent on to the bucket's owner before it has read anything.
/// Safe to use from anywhere.
/// </summary>
internal sealed class BucketActivations(OwnGrains own, BucketPlaces places, BucketNews news, TimeProvider time)
    : IConfigureGrainContextProvider, IConfigureGrainContext
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<int, ConcurrentDictionary<GrainId, IGrainContext>> live = new();
    private readonly ConcurrentDictionary<GrainType, StrongBox<int>> counts = new();

    /// <inheritdoc/>
    public bool TryGetConfigurator(
        GrainType grainType, GrainProperties properties, [NotNullWhen(true)] out IConfigureGrainContext? configurator)
    {
        configurator = own.Contains(grainType) ? this : null;
        return configurator is not null;
    }

    /// <inheritdoc/>
    public void Configure(IGrainContext context) =>
        context.ObservableLifecycle.Subscribe(
            nameof(BucketActivations), GrainLifecycleStage.First,
            token => EnterAsync(context, token),
            _ =>
            {
                Forget(context);
                return Task.CompletedTask;
            });

    /// <summary>A live grain; null when it is not in memory here.</summary>
    public IGrainContext? Find(GrainId grain) => In(places.BucketOf(grain)).GetValueOrDefault(grain);

    /// <summary>How many grains of each type are live.</summary>
    public IReadOnlyDictionary<GrainType, int> Count() =>
        counts.ToDictionary(entry => entry.Key, entry => Volatile.Read(ref entry.Value.Value));

    /// <summary>Ends the bucket's grains. Done when none is left: each ends after what it is doing.</summary>
    public Task DeactivateAsync(int bucket)
    {
        IGrainContext[] grains = [.. In(bucket).Values];
        foreach (IGrainContext grain in grains)
        {
            grain.Deactivate(Moved());
        }

        return Task.WhenAll(grains.Select(grain => grain.Deactivated));
    }

    private async Task EnterAsync(IGrainContext context, CancellationToken cancellationToken)
    {
        // Known first and checked second: a bucket that is released meanwhile finds the grain, or the grain finds that.
        Remember(context);
        long startedAt = time.GetTimestamp();
        while (true)
        {
            Task change = news.Next;
            if (places.IsHere(context.GrainId))
            {
                return;
            }

            if (places.IsElsewhere(context.GrainId) || time.GetElapsedTime(startedAt) > Limit)
            {
                break;
            }

            places.Refresh();
            await news.WaitAsync(change, LookAgain, cancellationToken);
        }

        // Without an exception as the reason, Orleans sends the calls that wait on to where the grain belongs.
        Forget(context);
        context.Deactivate(Moved(), CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        throw new OperationCanceledException("The grain's bucket is another silo's.");
    }

    private void Remember(IGrainContext context)
    {
        ConcurrentDictionary<GrainId, IGrainContext> bucket = In(places.BucketOf(context.GrainId));
        if (bucket.TryAdd(context.GrainId, context))
        {
            Interlocked.Increment(ref CountOf(context));
        }
        else
        {
            // Its predecessor is still on its way out.
            bucket[context.GrainId] = context;
        }
    }

    private void Forget(IGrainContext context)
    {
        if (In(places.BucketOf(context.GrainId)).TryRemove(new(context.GrainId, context)))
        {
            Interlocked.Decrement(ref CountOf(context));
        }
    }

    private ref int CountOf(IGrainContext context) =>
        ref counts.GetOrAdd(context.GrainId.Type, static _ => new StrongBox<int>()).Value;

    private ConcurrentDictionary<GrainId, IGrainContext> In(int bucket) => live.GetOrAdd(bucket, static _ => new());

    private static DeactivationReason Moved() =>
        new(DeactivationReasonCode.Migrating, "The grain's bucket is another silo's.");
}
