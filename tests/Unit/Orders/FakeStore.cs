using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>A store that answers admissions as told and remembers what it was asked.</summary>
internal sealed class FakeStore : IStoreGrain
{
    private readonly Func<AdmissionRequest, Task<Admission>> admit;

    public FakeStore(Func<AdmissionRequest, Admission> admit) =>
        this.admit = request => Task.FromResult(admit(request));

    private FakeStore(Func<AdmissionRequest, Task<Admission>> admit) => this.admit = admit;

    public List<AdmissionRequest> Asked { get; } = [];

    public StoreView? View { get; init; }

    public static FakeStore Of(StoreDesk desk) => new(desk.Admit);

    public Task<Admission> Admit(AdmissionRequest request)
    {
        Asked.Add(request);
        return admit(request);
    }

    public Task<StoreResult> Create(StoreSettings settings) => throw new NotSupportedException();

    public Task<StoreResult> Configure(StoreSettings settings, long? expectedVersion) =>
        throw new NotSupportedException();

    public Task<StoreResult> Pause(DateTimeOffset? until) => throw new NotSupportedException();

    public Task<StoreView?> Find() => Task.FromResult(View);

    public Task<Admission> Evaluate(AdmissionRequest request) => throw new NotSupportedException();

    public Task ReceiveDue(string name, DateTimeOffset dueAt) => throw new NotSupportedException();
}
