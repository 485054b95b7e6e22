using System.Collections.Concurrent;
using Orleans.Runtime;
using OrderGrains.Access;
using OrderGrains.DeadLetters;
using OrderGrains.Fulfilments;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Fakes;

/// <summary>Grains by hand: what each was asked, and simple answers that a test can replace.</summary>
internal sealed class FakeGrainFactory : GrainsByKey
{
    private readonly ConcurrentDictionary<(Type, string), object> grains = new();

    public FakeLists Lists { get; } = new();

    /// <summary>Set to make every call of every grain fail or wait.</summary>
    public Func<Task>? BeforeCall { get; set; }

    public FakeOrderGrain Order(string id) => (FakeOrderGrain)Get<IOrderGrain>("default/" + id);

    public FakeStoreGrain Store(string id) => (FakeStoreGrain)Get<IStoreGrain>("default/" + id);

    public FakePaymentGrain Payment(string id) => (FakePaymentGrain)Get<IPaymentGrain>("default/" + id);

    public FakeIntentGrain Intent(string id) => (FakeIntentGrain)Get<ISimulatedIntentGrain>("default/" + id);

    public FakeFulfilmentGrain Fulfilment(string id) => (FakeFulfilmentGrain)Get<IFulfilmentGrain>("default/" + id);

    public FakeNotifierGrain Notifier(string id) => (FakeNotifierGrain)Get<INotifierGrain>("default/" + id);

    public FakeTemplateGrain Templates(string id) => (FakeTemplateGrain)Get<ITemplateGrain>("default/" + id);

    public FakeSecretGrain Secret => (FakeSecretGrain)Get<ITenantSecretGrain>("default/secret");

    public FakeKitchenKeyGrain KitchenKey(string id) => (FakeKitchenKeyGrain)Get<IKitchenKeyGrain>("default/" + id);

    public IEnumerable<FakeOrderGrain> Orders => grains.Values.OfType<FakeOrderGrain>();

    public IEnumerable<FakeStoreGrain> Stores => grains.Values.OfType<FakeStoreGrain>();

    public override TGrainInterface GetGrain<TGrainInterface>(
        string primaryKey, string? grainClassNamePrefix = null) => (TGrainInterface)Get<TGrainInterface>(primaryKey);

    public async Task Enter()
    {
        if (BeforeCall is { } before)
        {
            await before();
        }
    }

    private object Get<T>(string key) => grains.GetOrAdd((typeof(T), key), static (wanted, self) => wanted.Item1 switch
    {
        _ when wanted.Item1 == typeof(IOrderGrain) => new FakeOrderGrain(self, EntityKey.Parse(wanted.Item2).Id),
        _ when wanted.Item1 == typeof(IStoreGrain) => new FakeStoreGrain(self, EntityKey.Parse(wanted.Item2).Id),
        _ when wanted.Item1 == typeof(IPaymentGrain) => new FakePaymentGrain(self, EntityKey.Parse(wanted.Item2).Id),
        _ when wanted.Item1 == typeof(IPaymentListGrain) => new FakePaymentListGrain(self),
        _ when wanted.Item1 == typeof(ISimulatedIntentGrain) => new FakeIntentGrain(),
        _ when wanted.Item1 == typeof(IFulfilmentGrain) => new FakeFulfilmentGrain(self),
        _ when wanted.Item1 == typeof(IFulfilmentListGrain) => new FakeFulfilmentListGrain(self),
        _ when wanted.Item1 == typeof(INotifierGrain) => new FakeNotifierGrain(),
        _ when wanted.Item1 == typeof(ITemplateGrain) => new FakeTemplateGrain(),
        _ when wanted.Item1 == typeof(IOrderListGrain) => new FakeOrderListGrain(self),
        _ when wanted.Item1 == typeof(IStoreListGrain) => new FakeStoreListGrain(self),
        _ when wanted.Item1 == typeof(ITenantSecretGrain) => new FakeSecretGrain(self),
        _ when wanted.Item1 == typeof(IKitchenKeyGrain) => new FakeKitchenKeyGrain(self),
        _ when wanted.Item1 == typeof(IDeadLetterGrain) => self.Lists.DeadLetters,
        _ => throw new NotSupportedException($"No fake for {wanted.Item1}."),
    }, this);
}
