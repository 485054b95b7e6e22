using OrderGrains.Tests.Servers;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace OrderGrains.Tests.Servers;

/// <summary>
/// One table service for all tests of a program: started by the first that asks for it, stopped in order at the end.
/// Each test takes a table of its own.
/// </summary>
internal sealed partial class AzuriteServer
{
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>The server, running; where it is not installed, the test is skipped.</summary>
    public static async Task<AzuriteServer> StartedAsync()
    {
        AzuriteServer server = await TestContext.Current.GetFixture<AzuriteServer>()
            ?? throw new InvalidOperationException("The test program has no table service.");
        await server.gate.WaitAsync();
        try
        {
            if (server.process is null)
            {
                await server.StartAsync();
            }
        }
        finally
        {
            server.gate.Release();
        }

        return server;
    }
}
