using OrderGrains.Stores;

namespace OrderGrains.Tests.Fakes;

/// <summary>A store that keeps its settings and remembers what it was asked.</summary>
internal sealed class FakeStoreGrain(FakeGrainFactory factory, string id) : IStoreGrain
{
    public StoreView? View { get; set; }

    public AdmissionRequest? Evaluated { get; private set; }

    public Admission Admission { get; set; } = new() { Currency = "EUR" };

    /// <summary>Runs just before a change is looked at, as another caller's change would.</summary>
    public Action<FakeStoreGrain>? BeforeConfigure { get; set; }

    public async Task<StoreResult> Create(StoreSettings settings)
    {
        await factory.Enter();
        if (View is not null)
        {
            return Refused(ErrorCode.DuplicateStore);
        }

        View = new StoreView { Id = id, Version = 1, Settings = settings, OpenOrders = 0 };
        return new StoreResult { Store = View };
    }

    public Task<StoreResult> Configure(StoreSettings settings, long? expectedVersion)
    {
        Action<FakeStoreGrain>? before = BeforeConfigure;
        BeforeConfigure = null;
        before?.Invoke(this);
        if (View is null)
        {
            return Task.FromResult(Refused(ErrorCode.NotFound));
        }

        if (expectedVersion is not null && expectedVersion != View.Version)
        {
            return Task.FromResult(Refused(ErrorCode.VersionMismatch));
        }

        View = View with { Settings = settings, Version = View.Version + 1 };
        return Task.FromResult(new StoreResult { Store = View });
    }

    public Task<StoreResult> Pause(DateTimeOffset? until)
    {
        View = View is null ? null : View with { PausedUntil = until };
        return Task.FromResult(View is null ? Refused(ErrorCode.NotFound) : new StoreResult { Store = View });
    }

    public async Task<StoreView?> Find()
    {
        await factory.Enter();
        return View;
    }

    public Task<Admission> Admit(AdmissionRequest request) => Task.FromResult(Admission);

    public Task<Admission> Evaluate(AdmissionRequest request)
    {
        Evaluated = request;
        return Task.FromResult(Admission);
    }

    public Task ReceiveDue(string name, DateTimeOffset dueAt) => Task.CompletedTask;

    private static StoreResult Refused(ErrorCode code) =>
        new() { Refusal = new Refusal { Code = code, Detail = "No." } };
}
