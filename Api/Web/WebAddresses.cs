using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OrderGrains.Configuration;
using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.Api.Web;

/// <summary>Where the pages' server finds the API, and where it leaves its files.</summary>
internal sealed class WebAddresses(IServer server, IHostApplicationLifetime lifetime, OrderGrainsOptions options)
{
    private static readonly string[] AnyHost = ["*", "+", "0.0.0.0", "[::]"];

    /// <summary>Its output and its process id: in the data path.</summary>
    public ChildFiles Files { get; } = new(Path.GetFullPath(options.DataPath));

    /// <summary>This process's own address, once it listens.</summary>
    public async Task<Uri> OwnAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration listening = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        ICollection<string> addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return Choose(addresses);
    }

    /// <summary>The address that a program on this machine uses; plain HTTP where there is a choice.</summary>
    /// <exception cref="WebException">There is none.</exception>
    public static Uri Choose(IEnumerable<string> addresses)
    {
        BindingAddress? chosen = addresses.Select(BindingAddress.Parse)
            .Where(static address => !address.IsUnixPipe && !address.IsNamedPipe)
            .OrderBy(static address => address.Scheme, StringComparer.Ordinal)
            .FirstOrDefault();
        if (chosen is null)
        {
            throw new WebException("The pages need an address that this process listens on over TCP.");
        }

        string host = AnyHost.Contains(chosen.Host) ? "127.0.0.1" : chosen.Host;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{chosen.Scheme}://{host}:{chosen.Port}"));
    }
}
