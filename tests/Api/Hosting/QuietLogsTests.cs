using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderGrains.Hosting;

namespace OrderGrains.Tests.Hosting;

public sealed class QuietLogsTests
{
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    [Fact]
    public async Task CreateBuilder_NothingSet_LogsOwnWordsButNotEachRequest()
    {
        await using WebApplication app = ProcessHosting.CreateBuilder([]).Build();
        ILoggerFactory logs = app.Services.GetRequiredService<ILoggerFactory>();
        Assert.True(logs.CreateLogger("OrderGrains.Silo").IsEnabled(LogLevel.Information));
        Assert.True(logs.CreateLogger("Microsoft.Hosting.Lifetime").IsEnabled(LogLevel.Information));
        Assert.False(logs.CreateLogger(Requests).IsEnabled(LogLevel.Information));
        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Routing").IsEnabled(LogLevel.Information));
    }

    [Fact]
    public async Task CreateBuilder_LevelSet_IsTaken()
    {
        await using WebApplication app =
            ProcessHosting.CreateBuilder([$"--Logging:LogLevel:{Requests}=Information"]).Build();
        ILoggerFactory logs = app.Services.GetRequiredService<ILoggerFactory>();
        Assert.True(logs.CreateLogger(Requests).IsEnabled(LogLevel.Information));
    }
}
