using Orleans.Concurrency;

namespace OrderGrains.Access;

/// <summary>
/// Says which of the kitchen keys that a store has had is the one that holds. Key: the store's <see cref="EntityKey"/>.
/// </summary>
[Alias("og.IKitchenKeyGrain")]
public interface IKitchenKeyGrain : IGrainWithStringKey
{
    /// <summary>Begins the next generation, and ends the one before. Not idempotent: each call ends a key.</summary>
    [Alias("Issue")]
    Task<int> Issue();

    /// <summary>The generation that holds, from 1; 0: no key was ever issued.</summary>
    [Alias("Find"), ReadOnly]
    Task<int> Find();
}
