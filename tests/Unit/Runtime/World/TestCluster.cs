using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Runtime;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Runtime;

/// <summary>Silos on a simulated network, with one clock and one thread that the test moves.</summary>
internal sealed class TestCluster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<TestSilo> members = [];
    private readonly List<TestSilo> silos = [];

    public TestCluster(int count, Action<SiloTransportOptions>? configure = null, int seed = 1)
    {
        Network = new SimulatedNetwork(Turns, Time, new Random(seed));
        for (int index = 0; index < count; index++)
        {
            silos.Add(Add(new SiloAddress("silo", 0, index + 1), configure));
        }
    }

    public ManualTurns Turns { get; } = new();

    public VirtualTime Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public SimulatedNetwork Network { get; }

    /// <summary>What taking the next connections fails with, at whichever port.</summary>
    public Queue<Exception> AcceptFailures { get; } = new();

    public Gates Gates { get; } = new();

    public Tally Tally { get; } = new();

    public TestSilo this[int index] => silos[index];

    /// <summary>Adds a silo, or a client.</summary>
    public TestSilo Add(SiloAddress? address, Action<SiloTransportOptions>? configure = null)
    {
        ServiceCollection parts = new();
        parts.AddSingleton<TimeProvider>(Time);
        parts.AddSingleton<TurnScheduler>(Turns);
        parts.AddSingleton<INetwork>(new TiredNetwork(Network, AcceptFailures));
        parts.AddSingleton(Gates);
        parts.AddSingleton(Tally);
        TestSilo silo = new(parts, address, configure);
        members.Add(silo);
        Finish(silo.StartAsync());
        return silo;
    }

    /// <summary>Tells everybody where a grain lives; null: nobody knows.</summary>
    public void Place(string key, TestSilo? owner)
    {
        foreach (TestSilo member in members)
        {
            member.Locator.Set(key, owner?.Address);
        }
    }

    /// <summary>Lets things happen until the call has ended, then gives its result.</summary>
    public T Finish<T>(Task<T> call)
    {
        Finish((Task)call);
        return call.Result;
    }

    /// <inheritdoc cref="Finish{T}(Task{T})"/>
    public void Finish(Task call)
    {
        Until(() => call.IsCompleted, "the end of the call");
        call.GetAwaiter().GetResult();
    }

    /// <summary>Lets things happen until the call has failed.</summary>
    public TException Failure<TException>(Task call)
        where TException : Exception => Assert.Throws<TException>(() => Finish(call));

    /// <summary>Lets things happen until a condition holds.</summary>
    public void Until(Func<bool> condition, string awaited)
    {
        DateTimeOffset limit = Time.Now + Patience;
        Turns.Run();
        while (!condition())
        {
            Assert.True(Advance(limit), $"Waited {Patience} of virtual time for {awaited}.");
        }
    }

    /// <summary>Lets time pass, with everything that happens in it.</summary>
    public void Pass(TimeSpan time)
    {
        DateTimeOffset until = Time.Now + time;
        Turns.Run();
        while (Advance(until))
        {
        }

        Time.MoveTo(until);
    }

    public void Dispose()
    {
        foreach (TestSilo member in members)
        {
            member.Dispose();
        }

        Turns.Run();
    }

    private bool Advance(DateTimeOffset limit)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        bool hasMoved = Time.TryAdvance(limit);
        SynchronizationContext.SetSynchronizationContext(outer);
        Turns.Run();
        return hasMoved;
    }
}
