using OrderGrains.Money;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Fakes;

/// <summary>A payment at the simulated provider that remembers the card.</summary>
internal sealed class FakeIntentGrain : ISimulatedIntentGrain
{
    public SimulatedCard? Card { get; private set; }

    public bool IsPayable { get; set; } = true;

    public Task<bool> Pay(SimulatedCard card)
    {
        Card = card;
        return Task.FromResult(IsPayable);
    }

    public Task<SimulatedIntentView> Create(MinorUnits amount, CaptureMode capture) =>
        throw new NotSupportedException();

    public Task<SimulatedIntentView> Capture() => throw new NotSupportedException();

    public Task<SimulatedIntentView> Cancel() => throw new NotSupportedException();

    public Task<bool> Refund(string refundId, MinorUnits amount) => throw new NotSupportedException();

    public Task<SimulatedIntentView?> Find() => Task.FromResult<SimulatedIntentView?>(null);

    public Task ReceiveDue(string name, DateTimeOffset dueAt) => Task.CompletedTask;
}
