using OrderGrains.Health;

namespace OrderGrains.Tests.Fakes;

internal sealed class FakeSiloHealth : ISiloHealth
{
    public bool Ready { get; set; } = true;

    public ValueTask<SiloHealthReport> CheckAsync(CancellationToken cancellationToken) => new(new SiloHealthReport
    {
        Ready = Ready,
        Checks = [new SiloHealthCheck("ledger", Ready, Ready ? "It answers." : "It does not answer.")],
    });
}
