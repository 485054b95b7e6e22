using OrderGrains.Money;
using Orleans.Concurrency;

namespace OrderGrains.Payments;

/// <summary>
/// A payment at the simulated provider, which has no other place to remember it. Key: the order's. Whatever it is asked
/// twice happens once; what it reports goes out late, twice and shuffled when the customer's card says so.
/// </summary>
[Alias("og.ISimulatedIntentGrain")]
public interface ISimulatedIntentGrain : IDueMessageTarget
{
    /// <summary>Begins it; a repeat changes nothing.</summary>
    [Alias("Create")]
    Task<SimulatedIntentView> Create(MinorUnits amount, CaptureMode capture);

    /// <summary>The customer pays. False: there is nothing to pay.</summary>
    [Alias("Pay")]
    Task<bool> Pay(SimulatedCard card);

    /// <summary>Takes what is reserved, if anything is.</summary>
    [Alias("Capture")]
    Task<SimulatedIntentView> Capture();

    /// <summary>Makes sure that nothing can be captured any more; what is captured stays so.</summary>
    [Alias("Cancel")]
    Task<SimulatedIntentView> Cancel();

    /// <summary>Gives money back, once for each id. False: there is not that much.</summary>
    [Alias("Refund")]
    Task<bool> Refund(string refundId, MinorUnits amount);

    /// <summary>How it stands; null: it was never begun.</summary>
    [Alias("Find"), ReadOnly]
    Task<SimulatedIntentView?> Find();
}

/// <summary>How a simulated payment stands.</summary>
[GenerateSerializer, Immutable, Alias("og.SimulatedIntentView")]
public sealed record SimulatedIntentView
{
    /// <summary>The provider's id of it.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What the customer's browser pays with.</summary>
    [Id(1)]
    public required string ClientSecret { get; init; }

    /// <summary>What it would report now.</summary>
    [Id(2)]
    public required ProviderEventType State { get; init; }

    /// <summary>What was captured.</summary>
    [Id(3)]
    public required MinorUnits Captured { get; init; }

    /// <summary>What went back.</summary>
    [Id(4)]
    public required MinorUnits Refunded { get; init; }
}

/// <summary>A card that a customer pays with at the simulated provider, and how its reports are to arrive.</summary>
[GenerateSerializer, Immutable, Alias("og.SimulatedCard")]
public sealed record SimulatedCard
{
    /// <summary>True: the bank declines it.</summary>
    [Id(0)]
    public bool Declines { get; init; }

    /// <summary>How late its reports arrive.</summary>
    [Id(1)]
    public TimeSpan Delay { get; init; }

    /// <summary>How often each report arrives; 1 to 10.</summary>
    [Id(2)]
    public int Deliveries { get; init; } = 1;

    /// <summary>True: the reports arrive in the wrong order.</summary>
    [Id(3)]
    public bool Reversed { get; init; }
}
