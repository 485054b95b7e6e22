using System.Net;
using Orleans.Runtime;
using OrderGrains.Ledger;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Membership;

/// <summary>What Orleans asks of a membership table, on the ledger's rows.</summary>
public sealed class MembershipTableTests : IAsyncLifetime
{
    private readonly MemoryStore store = new();
    private readonly SharedStore shared = new();

    private LedgerMembershipTable Table => new(new MembershipRows(shared, new Random(), TimeProvider.System));

    private LedgerGateways Gateways => new(new MembershipRows(shared, new Random(), TimeProvider.System));

    public async ValueTask InitializeAsync()
    {
        shared.Set(store);
        await store.CommitAsync(
            new CommitBatch(LedgerPartitions.Control, null, new Head(1, 0, Guid.Empty, 0, 0), []), default);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task InsertRow_IntoANewTable_IsReadBack()
    {
        MembershipEntry entry = Entry(1, SiloStatus.Joining);
        entry.SuspectTimes = [Tuple.Create(Address(2), new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc))];

        Assert.True(await Table.InsertRow(entry, (await Table.ReadAll()).Version.Next()));

        MembershipTableData read = await Table.ReadRow(entry.SiloAddress);
        MembershipEntry found = Assert.Single(read.Members).Item1;
        Assert.Equal(1, read.Version.Version);
        Assert.Equal(
            (entry.SiloAddress, entry.Status, entry.ProxyPort, entry.SiloName, entry.StartTime),
            (found.SiloAddress, found.Status, found.ProxyPort, found.SiloName, found.StartTime));
        Assert.Equal(entry.SuspectTimes, found.SuspectTimes);
    }

    [Fact]
    public async Task InsertRow_Again_IsRefused()
    {
        await Table.InsertRow(Entry(1, SiloStatus.Joining), new TableVersion(1, ""));

        Assert.False(await Table.InsertRow(Entry(1, SiloStatus.Active), new TableVersion(2, "")));
    }

    [Fact]
    public async Task InsertRow_UnderAnOldVersion_IsRefused()
    {
        await Table.InsertRow(Entry(1, SiloStatus.Joining), new TableVersion(1, ""));

        Assert.False(await Table.InsertRow(Entry(2, SiloStatus.Joining), new TableVersion(1, "")));
    }

    [Fact]
    public async Task UpdateRow_WithTheTagThatWasRead_ChangesIt()
    {
        await Table.InsertRow(Entry(1, SiloStatus.Joining), new TableVersion(1, ""));
        MembershipTableData read = await Table.ReadAll();

        Assert.True(await Table.UpdateRow(Entry(1, SiloStatus.Active), read.Members[0].Item2, read.Version.Next()));
        Assert.False(await Table.UpdateRow(Entry(1, SiloStatus.Dead), read.Members[0].Item2, read.Version.Next()));
        MembershipTableData after = await Table.ReadAll();
        Assert.Equal((SiloStatus.Active, 2), (after.Members[0].Item1.Status, after.Version.Version));
    }

    [Fact]
    public async Task UpdateIAmAlive_KnownSilo_ChangesNeitherTagNorVersion()
    {
        await Table.InsertRow(Entry(1, SiloStatus.Active), new TableVersion(1, ""));
        MembershipTableData before = await Table.ReadAll();
        MembershipEntry alive = Entry(1, SiloStatus.Active);
        alive.IAmAliveTime = new DateTime(2026, 3, 1, 13, 0, 0, DateTimeKind.Utc);

        await Table.UpdateIAmAlive(alive);

        MembershipTableData after = await Table.ReadAll();
        Assert.Equal(alive.IAmAliveTime, after.Members[0].Item1.IAmAliveTime);
        Assert.Equal((before.Version, before.Members[0].Item2), (after.Version, after.Members[0].Item2));
    }

    [Fact]
    public async Task InsertRow_ByManyAtOnce_EachIsThere()
    {
        const int Silos = 10;
        await Task.WhenAll(Enumerable.Range(1, Silos).Select(InsertUntilDoneAsync));

        MembershipTableData read = await Table.ReadAll();
        Assert.Equal((Silos, Silos), (read.Members.Count, read.Version.Version));
    }

    [Fact]
    public async Task CleanupDefunct_DeadAndOld_Goes()
    {
        await Table.InsertRow(Entry(1, SiloStatus.Dead), new TableVersion(1, ""));
        await Table.InsertRow(Entry(2, SiloStatus.Active), new TableVersion(2, ""));

        await Table.CleanupDefunctSiloEntries(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(Address(2), Assert.Single((await Table.ReadAll()).Members).Item1.SiloAddress);
    }

    [Fact]
    public async Task Bury_SilosThatLive_AreDeadUnderANewVersion()
    {
        await Table.InsertRow(Entry(1, SiloStatus.Active), new TableVersion(1, ""));
        await Table.InsertRow(Entry(2, SiloStatus.Active), new TableVersion(2, ""));
        MembershipTableData before = await Table.ReadAll();
        MembershipRows rows = new(shared, new Random(), TimeProvider.System);

        Assert.True(await rows.BuryAsync(new HashSet<string> { Address(1).ToParsableString() }));
        Assert.False(await rows.BuryAsync(new HashSet<string> { Address(1).ToParsableString() }));

        MembershipTableData after = await Table.ReadAll();
        Assert.Equal(SiloStatus.Dead, after.TryGet(Address(1))!.Item1.Status);
        Assert.Equal(SiloStatus.Active, after.TryGet(Address(2))!.Item1.Status);
        Assert.Equal(3, after.Version.Version);
        Assert.NotEqual(before.TryGet(Address(1))!.Item2, after.TryGet(Address(1))!.Item2);
    }

    [Fact]
    public async Task GetGateways_OnlyActiveSilosWithAPort_AreNamed()
    {
        MembershipEntry closed = Entry(3, SiloStatus.Active);
        closed.ProxyPort = 0;
        await Table.InsertRow(Entry(1, SiloStatus.Active), new TableVersion(1, ""));
        await Table.InsertRow(Entry(2, SiloStatus.Dead), new TableVersion(2, ""));
        await Table.InsertRow(closed, new TableVersion(3, ""));

        Uri gateway = Assert.Single(await Gateways.GetGateways());

        Assert.Equal((30_001, "127.0.0.1"), (gateway.Port, gateway.Host));
    }

    private async Task InsertUntilDoneAsync(int number)
    {
        const int MaxAttempts = 1_000;
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            TableVersion next = (await Table.ReadAll()).Version.Next();
            if (await Table.InsertRow(Entry(number, SiloStatus.Joining), next))
            {
                return;
            }
        }

        Assert.Fail($"Silo {number} was never inserted.");
    }

    private static SiloAddress Address(int number) => SiloAddress.New(IPAddress.Loopback, 11_110 + number, 7);

    private static MembershipEntry Entry(int number, SiloStatus status) => new()
    {
        SiloAddress = Address(number),
        Status = status,
        ProxyPort = 30_000 + number,
        HostName = "machine",
        SiloName = $"silo {number}",
        StartTime = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
        IAmAliveTime = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
    };
}
