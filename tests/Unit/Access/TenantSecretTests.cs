using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Access;
using OrderGrains.Json;
using OrderGrains.Tests.Notifications;
using Orleans.Storage;

namespace OrderGrains.Tests.Access;

public sealed class TenantSecretTests
{
    private readonly FakeState<TenantSecretState> stored = new(AccessJson.Default);
    private readonly CountingSource source = new();

    [Fact]
    public async Task Get_FirstTime_IsMadeAndStored()
    {
        Assert.Equal("secret 1", await New().Get());
        Assert.Equal(["""{"format":1,"secret":"secret 1"}"""], stored.Written);
    }

    [Fact]
    public async Task Get_Later_IsTheSame()
    {
        await New().Get();
        stored.Reload();
        Assert.Equal("secret 1", await New().Get());
        Assert.Single(stored.Written);
    }

    [Fact]
    public async Task Get_WriteFails_GivesNoneOut()
    {
        stored.OnWrite = static () => throw new InconsistentStateException("The ledger did not commit.");
        await Assert.ThrowsAsync<InconsistentStateException>(() => New().Get());
        stored.OnWrite = static () => { };
        Assert.Equal("secret 2", await New().Get());
    }

    [Fact]
    public async Task Renew_SecretThere_IsAnother()
    {
        await New().Get();
        Assert.Equal("secret 2", await New().Renew());
        stored.Reload();
        Assert.Equal("secret 2", await New().Get());
    }

    [Fact]
    public void Next_OfTheMachine_Is256BitsEachTimeOthers()
    {
        using ServiceProvider services = new ServiceCollection().AddAccess().BuildServiceProvider();
        ISecretSource machine = services.GetRequiredService<ISecretSource>();
        string[] secrets = [.. Enumerable.Range(0, 100).Select(_ => machine.Next())];
        Assert.All(secrets, static secret => Assert.Equal(32, Convert.FromBase64String(secret).Length));
        Assert.Equal(secrets.Length, secrets.Distinct().Count());
    }

    private TenantSecret New() => new(stored, source);

    private sealed class CountingSource : ISecretSource
    {
        private int made;

        public string Next() => string.Create(CultureInfo.InvariantCulture, $"secret {++made}");
    }
}
