using Orleans.Concurrency;

namespace OrderGrains.Fulfilments;

/// <summary>The one ticket of an order. Key: the order's. Fed by the order's saga and by the kitchen.</summary>
[Alias("og.IFulfilmentGrain")]
public interface IFulfilmentGrain : IGrainWithStringKey
{
    /// <summary>
    /// Moves the ticket on; a repeat changes nothing. Refuses: not_found, version_mismatch, invalid_transition (with
    /// what is allowed), validation_failed (a reject without a reason).
    /// </summary>
    [Alias("Change")]
    Task<FulfilmentResult> Change(ChangeFulfilment command);

    /// <summary>The ticket as it is committed; null when there is none.</summary>
    [Alias("Find"), ReadOnly]
    Task<FulfilmentView?> Find();
}
