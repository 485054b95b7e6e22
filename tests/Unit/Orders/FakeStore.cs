using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>A store that answers admissions as told and remembers what it was asked.</summary>
internal sealed class FakeStore(Func<AdmissionRequest, Admission> admit) : IStoreGrain
{
    public List<AdmissionRequest> Asked { get; } = [];

    public StoreView? View { get; init; }

    public Task<Admission> Admit(AdmissionRequest request)
    {
        Asked.Add(request);
        return Task.FromResult(admit(request));
    }

    public Task<StoreResult> Create(StoreSettings settings) => throw new NotSupportedException();

    public Task<StoreResult> Configure(StoreSettings settings, long? expectedVersion) =>
        throw new NotSupportedException();

    public Task<StoreResult> Pause(DateTimeOffset? until) => throw new NotSupportedException();

    public Task<StoreView?> Find() => Task.FromResult(View);

    public Task<Admission> Evaluate(AdmissionRequest request) => throw new NotSupportedException();

    public Task ReceiveDue(string name, DateTimeOffset dueAt) => throw new NotSupportedException();
}
