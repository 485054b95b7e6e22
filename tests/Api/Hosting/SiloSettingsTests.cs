using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrderGrains.Api.Hosting;
using OrderGrains.Configuration;
using OrderGrains.Hosting;
using OrderGrains.Silo;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Hosting;

public sealed class SiloSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ordergrains-silo-").FullName;

    [Fact]
    public async Task AddSilo_Settings_ReachWhatTheyAreFor()
    {
        await using WebApplication app = Build(
            "--OrderGrains:Grains:MailboxLimit=7", "--OrderGrains:Grains:IdleAge=00:00:05",
            "--OrderGrains:Stores:ConfirmAfter=00:00:02", "--OrderGrains:Stores:OrdersPerSecond=3");
        Assert.Equal((7, TimeSpan.FromSeconds(5)), HostSettings.Of(app.Services));
        StoreOptions stores = app.Services.GetRequiredService<IOptions<StoreOptions>>().Value;
        Assert.Equal((TimeSpan.FromSeconds(2), 3), (stores.ConfirmAfter, stores.OrdersPerSecond));
    }

    [Fact]
    public async Task AddSilo_MailboxLimitOfOne_TurnsTheRestAway()
    {
        const int Calls = 1000;
        await using WebApplication app = Build("--OrderGrains:Grains:MailboxLimit=1");
        await app.StartAsync();
        IStoreGrain store = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IStoreGrain>("default/one");
        Task<StoreView?>[] calls = [.. Enumerable.Range(0, Calls).Select(_ => store.Find())];
        await Task.WhenAny(Task.WhenAll(calls), Task.Delay(TimeSpan.FromSeconds(30)));
        Assert.Contains(calls, call => call.IsCompletedSuccessfully);
        Assert.Contains(calls, call => call.Exception?.InnerException is { } refusal && HostFailures.IsOutage(refusal));
        await app.StopAsync();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private WebApplication Build(params string[] settings)
    {
        WebApplicationBuilder builder = ProcessHosting.CreateBuilder(
            ["--urls", "http://127.0.0.1:0", $"--OrderGrains:DataPath={folder}", .. settings]);
        var errors = new StringWriter();
        Assert.True(builder.TryAddSettings(errors, out OrderGrainsOptions options), errors.ToString());
        builder.AddSilo(options);
        return builder.Build();
    }
}
