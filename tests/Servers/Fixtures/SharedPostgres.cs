using OrderGrains.Tests.Servers;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace OrderGrains.Tests.Servers;

/// <summary>One PostgreSQL server for all tests of a program: started when asked for, stopped at the end.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task<PostgresServer>? _server;

    /// <summary>The server; the calling test is skipped where PostgreSQL is missing.</summary>
    internal Task<PostgresServer> ServerAsync()
    {
        PostgresPrograms.Folder();
        lock (_lock)
        {
            return _server ??= PostgresServer.StartNewAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { IsCompletedSuccessfully: true } server)
        {
            await (await server).DisposeAsync();
        }
    }
}
