using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.Bench.Chaos.Clusters;

/// <summary>Sends signals to processes, by their ids.</summary>
internal static class Signal
{
    /// <summary>Sends one to some processes; those that have ended are passed over.</summary>
    public static async Task SendAsync(string name, params IEnumerable<int> processes)
    {
        string[] ids = [.. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))];
        using Process kill = Process.Start(new ProcessStartInfo("kill", [$"-{name}", .. ids])
        {
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("There is no kill.");
        string failure = await kill.StandardError.ReadToEndAsync();
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0 && !failure.Contains("No such process", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"kill -{name} {string.Join(' ', ids)}: {failure}");
        }
    }
}
