using Orleans.Concurrency;

namespace OrderGrains.Stores;

/// <summary>One store: its rules, its menu, its capacity. Key: <see cref="EntityKey"/>.</summary>
[Alias("og.IStoreGrain")]
public interface IStoreGrain : IDueMessageTarget
{
    /// <summary>Creates the store. Refuses: duplicate_store when the id is taken by other settings.</summary>
    [Alias("Create")]
    Task<StoreResult> Create(StoreSettings settings);

    /// <summary>
    /// Replaces the settings; the next order is decided by the new ones. Refuses: not_found, version_mismatch.
    /// </summary>
    [Alias("Configure")]
    Task<StoreResult> Configure(StoreSettings settings, long? expectedVersion);

    /// <summary>Takes no orders until then, or with null takes orders again. Refuses: not_found.</summary>
    [Alias("Pause")]
    Task<StoreResult> Pause(DateTimeOffset? until);

    /// <summary>The store as it is committed; null when there is none.</summary>
    [Alias("Find"), ReadOnly]
    Task<StoreView?> Find();

    /// <summary>
    /// Decides whether an order may come in and reserves what it needs. Idempotent by order and attempt. Refuses:
    /// not_found, price_mismatch; rejects by the store's rules with a reason.
    /// </summary>
    [Alias("Admit")]
    Task<Admission> Admit(AdmissionRequest request);

    /// <summary>What <see cref="Admit"/> would answer now, without any effect.</summary>
    [Alias("Evaluate")]
    Task<Admission> Evaluate(AdmissionRequest request);
}
