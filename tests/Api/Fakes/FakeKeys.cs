using OrderGrains.Access;

namespace OrderGrains.Tests.Fakes;

/// <summary>A tenant's secret that a test can see and change.</summary>
internal sealed class FakeSecretGrain(FakeGrainFactory factory) : ITenantSecretGrain
{
    public const string First = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    public string Secret { get; set; } = First;

    /// <summary>How often it was asked for.</summary>
    public int Asked { get; private set; }

    public async Task<string> Get()
    {
        Asked++;
        await factory.Enter();
        return Secret;
    }

    public Task<string> Renew()
    {
        Secret = Convert.ToBase64String(Convert.FromBase64String(Secret).Reverse().ToArray());
        return Task.FromResult(Secret);
    }
}

/// <summary>Which kitchen key of a store holds.</summary>
internal sealed class FakeKitchenKeyGrain(FakeGrainFactory factory) : IKitchenKeyGrain
{
    public int Generation { get; set; }

    public int Asked { get; private set; }

    public async Task<int> Issue()
    {
        await factory.Enter();
        return ++Generation;
    }

    public async Task<int> Find()
    {
        Asked++;
        await factory.Enter();
        return Generation;
    }
}
