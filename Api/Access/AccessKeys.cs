using System.Collections.Concurrent;
using OrderGrains.Api.Hosting;

namespace OrderGrains.Api.Access;

/// <summary>
/// Makes customers' tokens and stores' kitchen keys, and says whose a key is. The secret and the generations come from
/// grains and are remembered for a few seconds (<see cref="Remembered{T}"/>). Safe to call from anywhere.
/// </summary>
internal sealed class AccessKeys
{
    // Only stores whose keys were made here come in; more than a process sees in a day are forgotten together.
    private const int MostStores = 10_000;

    private readonly ConcurrentDictionary<string, Remembered<int>> generations = new(StringComparer.Ordinal);
    private readonly GrainCalls grains;
    private readonly Remembered<KeyMaker> maker;
    private readonly TimeProvider time;

    public AccessKeys(GrainCalls grains, TimeProvider time)
    {
        (this.grains, this.time) = (grains, time);
        maker = new Remembered<KeyMaker>(
            async () => MakerOf(await grains.Within(grains.Secret.Get())), time);
    }

    /// <summary>The token of a customer; the same whenever it is asked for.</summary>
    public async Task<string> OfCustomerAsync(string id) =>
        (await maker.GetAsync()).Make(new KeyClaim(CallerRole.Customer, id, 0));

    /// <summary>A store's next kitchen key; the one before ends.</summary>
    public async Task<string> IssueAsync(string storeId)
    {
        KeyMaker current = await maker.GetAsync();
        int generation = await grains.Within(grains.KitchenKey(storeId).Issue());
        Generation(storeId).Set(generation);
        return current.Make(new KeyClaim(CallerRole.Store, storeId, generation));
    }

    /// <summary>Ends every key and token that there is.</summary>
    public async Task RenewAsync() => maker.Set(MakerOf(await grains.Within(grains.Secret.Renew())));

    /// <summary>Whose key it is; null: nobody's, or it has ended.</summary>
    public async Task<Caller?> FindAsync(string key)
    {
        if (KeyClaim.Read(key) is not { } claim || !(await maker.GetAsync()).Made(key, claim))
        {
            return null;
        }

        if (claim.Role == CallerRole.Customer)
        {
            return Caller.OfCustomer(claim.Id);
        }

        return await GenerationAsync(claim) == claim.Generation ? Caller.OfStore(claim.Id) : null;
    }

    // A key from after what is remembered was made elsewhere a moment ago.
    private async Task<int> GenerationAsync(KeyClaim claim)
    {
        Remembered<int> remembered = Generation(claim.Id);
        int known = await remembered.GetAsync();
        return known < claim.Generation ? await remembered.RefreshAsync() : known;
    }

    private Remembered<int> Generation(string storeId)
    {
        if (generations.Count >= MostStores)
        {
            generations.Clear();
        }

        return generations.GetOrAdd(
            storeId,
            static (id, self) => new Remembered<int>(
                () => self.grains.Within(self.grains.KitchenKey(id).Find()), self.time),
            this);
    }

    private static KeyMaker MakerOf(string secret) => new(GrainCalls.Tenant, Convert.FromBase64String(secret));
}
