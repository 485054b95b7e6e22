using OrderGrains.Access;
using OrderGrains.Configuration;
using OrderGrains.DeadLetters;
using OrderGrains.Fulfilments;
using OrderGrains.Ledger;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Api.Hosting;

/// <summary>Finds the grains of the caller's tenant and bounds the wait for them. Safe to call from anywhere.</summary>
internal sealed class GrainCalls(IGrainFactory grains, ApiOptions options, TimeProvider time, StoreRush rush)
{
    /// <summary>The tenant of every caller, until there are keys that name one.</summary>
    public const string Tenant = EntityKey.DefaultTenant;

    private const string SecretId = "secret";

    public IOrderGrain Order(string id) => grains.GetGrain<IOrderGrain>(Key(id));

    public INotifierGrain Notifier(string orderId) => grains.GetGrain<INotifierGrain>(Key(orderId));

    public IOrderListGrain Orders => grains.GetGrain<IOrderListGrain>(Tenant);

    public IPaymentGrain Payment(string orderId) => grains.GetGrain<IPaymentGrain>(Key(orderId));

    public IPaymentListGrain Payments => grains.GetGrain<IPaymentListGrain>(Tenant);

    public ISimulatedIntentGrain SimulatedIntent(string orderId) =>
        grains.GetGrain<ISimulatedIntentGrain>(Key(orderId));

    public IFulfilmentGrain Fulfilment(string orderId) => grains.GetGrain<IFulfilmentGrain>(Key(orderId));

    public IFulfilmentListGrain Fulfilments => grains.GetGrain<IFulfilmentListGrain>(Tenant);

    public IStoreGrain Store(string id) => grains.GetGrain<IStoreGrain>(Key(id));

    public ITemplateGrain Templates(string storeId) => grains.GetGrain<ITemplateGrain>(Key(storeId));

    /// <summary>Which of a store's kitchen keys holds.</summary>
    public IKitchenKeyGrain KitchenKey(string storeId) => grains.GetGrain<IKitchenKeyGrain>(Key(storeId));

    /// <summary>What keys are made with.</summary>
    public ITenantSecretGrain Secret => grains.GetGrain<ITenantSecretGrain>(Key(SecretId));

    public IStoreListGrain Stores => grains.GetGrain<IStoreListGrain>(Tenant);

    public IDeadLetterGrain DeadLetters => grains.GetGrain<IDeadLetterGrain>(Tenant);

    /// <summary>The grain beside the order or store that a message is about.</summary>
    public IDeadLetterGrain DeadLetter(string id) =>
        DeadLetterId.TryParse(id, out DeadLetterId letter)
            && letter.Key.StartsWith(Tenant + "/", StringComparison.Ordinal)
            ? grains.GetGrain<IDeadLetterGrain>(letter.Key)
            : DeadLetters;

    /// <summary>
    /// Places an order. While its store says that there are too many, this process asks it no more: a rush on one store
    /// costs the silos next to nothing.
    /// </summary>
    /// <exception cref="TimeoutException">As for <see cref="Within{T}"/>.</exception>
    public async Task<OrderResult> PlaceAsync(string id, PlaceOrder command)
    {
        if (rush.Find(command.StoreId) is { } refusal)
        {
            return OrderResult.Refused(refusal);
        }

        OrderResult result = await Within(Order(id).Place(command));
        if (result.Refusal is { Code: ErrorCode.RateLimited } turnedAway)
        {
            rush.Note(command.StoreId, turnedAway);
        }

        return result;
    }

    /// <summary>Waits for a grain's answer, but not for ever.</summary>
    /// <exception cref="TimeoutException">
    /// The grain did not answer in time; what it was asked may still happen.
    /// </exception>
    public Task<T> Within<T>(Task<T> call) =>
        call.IsCompleted ? call : call.WaitAsync(options.RequestTimeout, time);

    private static string Key(string id) => new EntityKey(Tenant, id).ToString();
}
