using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Runtime;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Runtime;

/// <summary>A host with the test grains, a clock and turns that the test moves.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly ServiceProvider services;

    public TestHost(Action<GrainRuntimeOptions>? configure = null, TurnScheduler? scheduler = null)
    {
        ServiceCollection parts = new();
        parts.AddSingleton<TimeProvider>(Time);
        parts.AddSingleton(scheduler ?? Turns);
        parts.AddSingleton(Gates);
        parts.AddKeyedSingleton<IGrainStorage>("ledger", Storage);
        parts.AddGrainRuntime(options =>
        {
            options.Assemblies.Add(typeof(TestHost).Assembly);
            configure?.Invoke(options);
        });
        services = parts.BuildServiceProvider();
        Runtime = services.GetRequiredService<GrainRuntime>();
    }

    public ManualTurns Turns { get; } = new();

    public VirtualTime Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public Gates Gates { get; } = new();

    public FakeStorage Storage { get; } = new();

    public GrainRuntime Runtime { get; }

    public IProbeGrain Probe(string key) => Runtime.GetGrain<IProbeGrain>(key);

    public IMixedGrain Mixed(string key) => Runtime.GetGrain<IMixedGrain>(key);

    /// <summary>Runs all turns, then gives the result, which must be there by then.</summary>
    public T Finish<T>(Task<T> call)
    {
        Finish((Task)call);
        return call.Result;
    }

    /// <inheritdoc cref="Finish{T}(Task{T})"/>
    public void Finish(Task call)
    {
        Turns.Run();
        Assert.True(call.IsCompleted, "The call has not ended, and no turn is left to run.");
        call.GetAwaiter().GetResult();
    }

    /// <summary>Runs all turns, then gives the failure, which must be there by then.</summary>
    public TException Failure<TException>(Task call)
        where TException : Exception => Assert.Throws<TException>(() => Finish(call));

    /// <summary>Lets time pass, with its timers and the turns that they cause.</summary>
    public void Pass(TimeSpan time)
    {
        DateTimeOffset until = Time.Now + time;
        Turns.Run();
        while (Time.TryAdvance(until))
        {
            Turns.Run();
        }

        Time.MoveTo(until);
    }

    public ActivationView? Find(string type, string key) => Runtime.FindActivation(GrainId.Create(type, key));

    public void Dispose() => services.Dispose();
}
