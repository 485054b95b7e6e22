using Orleans.Runtime;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Makes Orleans believe what the ledger has decided, since the ledger knows within its lease: a silo that was expelled
/// is declared dead at once, and a silo that was expelled itself ends, since Orleans takes no silo back.
/// </summary>
internal sealed partial class SiloDeaths(
    MembershipRows rows, BucketPlaces places, BucketNews news, IServiceProvider services, TimeProvider time,
    ILogger<SiloDeaths> logger)
{
    private IReadOnlyDictionary<string, SiloMember> known = new Dictionary<string, SiloMember>();
    private string self = "";
    private volatile bool isActive;

    /// <summary>Begins to follow the ledger's owner table.</summary>
    public void Follow(ILedgerOwnership owners)
    {
        self = owners.SiloId;
        owners.OwnersChanged += table => Apply(owners, table);
        Apply(owners, owners.Owners);
    }

    /// <summary>The silo takes calls: from now on Orleans itself can be told.</summary>
    public void Activate() => isActive = true;

    /// <summary>
    /// Declares dead whoever is a member to Orleans and none to the ledger for a whole lease: after the end of a whole
    /// cluster nobody was left to do it, and Orleans would wait for silos that do not answer.
    /// </summary>
    public async Task BuryLeftoversAsync(ILedgerOwnership owners, TimeSpan lease, CancellationToken cancellationToken)
    {
        HashSet<string> strangers = await StrangersAsync(owners);
        if (strangers.Count > 0)
        {
            await Task.Delay(lease, time, cancellationToken);
            strangers.IntersectWith(await StrangersAsync(owners));
            await rows.BuryAsync(strangers);
        }
    }

    private async Task<HashSet<string>> StrangersAsync(ILedgerOwnership owners)
    {
        MembershipSnapshot found = await rows.ReadAsync();
        HashSet<string> members = [.. owners.Owners.Members.Select(member => member.Address)];
        return
        [
            .. found.Silos.Values
                .Where(row => row.Status != SiloStatus.Dead && !members.Contains(row.Address))
                .Select(row => row.Address),
        ];
    }

    private void Apply(ILedgerOwnership owners, OwnerTable table)
    {
        news.Tell();
        IReadOnlyDictionary<string, SiloMember> before = known;
        known = table.Members.ToDictionary(member => member.Id, StringComparer.Ordinal);
        if (owners.SiloId != self)
        {
            LogExpelled(logger, self);
            services.GetRequiredService<IFatalErrorHandler>().OnFatalException(
                this, "The silo has lost its place: others hold its buckets.", null);
            return;
        }

        // Who leaves in order tells Orleans so itself.
        foreach (SiloMember gone in before.Values.Where(member =>
            !known.ContainsKey(member.Id) && member.Id != self && member.State != SiloState.Leaving))
        {
            LogDead(logger, gone.Address);
            _ = DeclareDeadAsync(gone);
        }
    }

    private async Task DeclareDeadAsync(SiloMember gone)
    {
        try
        {
            await rows.BuryAsync(new HashSet<string> { gone.Address });
            if (isActive)
            {
                await services.GetRequiredService<IClusterMembershipService>().TryKill(places.AddressOf(gone));
            }
        }
        catch (Exception failure) when (failure is InfrastructureException or OrleansException)
        {
            // Orleans' own probes find out too, only later.
            LogNotDeclared(logger, gone.Address, failure);
        }
    }
}
