using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.LocalCluster.Processes;

/// <summary>Processes that are known by their number only.</summary>
public static class ProcessIds
{
    /// <summary>Ends a process at once, if it is there.</summary>
    public static void Kill(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile, which is what was wanted.
            return;
        }
    }

    /// <summary>Whether a process is there.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The number in a pid file; null: there is none.</summary>
    public static int? Read(string pidFile)
    {
        try
        {
            return int.TryParse(File.ReadAllText(pidFile).Trim(), CultureInfo.InvariantCulture, out int id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
