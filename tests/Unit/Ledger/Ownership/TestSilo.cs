using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

/// <summary>One silo of a <see cref="ClusterWorld"/>: an engine, and what it was told and delivered.</summary>
internal sealed class TestSilo : IBucketHost
{
    private readonly ClusterWorld world;

    public TestSilo(ClusterWorld world, int number)
    {
        this.world = world;
        Number = number;
        Scheduler = new SiloScheduler(world.Scheduler);
        Deliveries = new RecordingDeliveries(world.Time);
    }

    public int Number { get; }

    public SiloScheduler Scheduler { get; }

    public RecordingDeliveries Deliveries { get; }

    public LedgerEngine Engine { get; private set; } = null!;

    public ILedgerOwnership Ownership => Engine.Ownership;

    /// <summary>What the host was told, in order.</summary>
    public List<string> Told { get; } = [];

    /// <summary>How long its grains take to end.</summary>
    public TimeSpan ReleaseTime { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Told when the last grain of a bucket has ended.</summary>
    public Action<int> Released { get; set; } = _ => { };

    /// <summary>What its host fails with when it is to release; null: it does not.</summary>
    public Exception? ReleaseFailure { get; set; }

    /// <summary>The buckets that were still held when the host was told to drop their grains.</summary>
    public List<int> HeldAtDrop { get; } = [];

    public IEnumerable<int> Held => Engine.Describe().Select(bucket => bucket.Bucket);

    /// <param name="takesPart">False: it joins, and gets no buckets.</param>
    public async Task JoinAsync(bool takesPart)
    {
        var options = new LedgerOptions
        {
            Ownership = new OwnershipOptions { Address = $"silo{Number}:1@1", HttpAddress = $"http://silo{Number}" },
        };
        var services = new LedgerServices
        {
            Time = world.Time,
            Scheduler = Scheduler,
            Random = new Random(world.Seed + Number),
            Events = new TextCodec(),
            States = new TextCodec(),
            Deliveries = Deliveries,
            BucketHost = this,
        };
        Engine = await LedgerEngine.JoinAsync(
            world.Store, options, services, NullLogger<LedgerEngine>.Instance, CancellationToken.None);
        if (takesPart)
        {
            Engine.Start();
        }
    }

    public async Task ReleaseAsync(int bucket)
    {
        Told.Add($"release {bucket}");
        await Task.Delay(ReleaseTime, world.Time);
        if (ReleaseFailure is { } failure)
        {
            throw failure;
        }

        Released(bucket);
    }

    public void Drop(int bucket)
    {
        Told.Add($"drop {bucket}");
        if (Held.Contains(bucket))
        {
            HeldAtDrop.Add(bucket);
        }
    }

    public void Opened(int bucket)
    {
        Told.Add($"opened {bucket}");
        world.Opened(this, bucket);
    }

    public void HandedOver(int bucket, SiloMember newOwner) => Told.Add($"handed {bucket}");
}
