using System.Diagnostics;

namespace OrderGrains.Status;

/// <summary>When this process started.</summary>
internal static class ProcessStart
{
    /// <summary>The time, in UTC.</summary>
    public static DateTimeOffset Time { get; } = Read();

    private static DateTimeOffset Read()
    {
        using Process process = Process.GetCurrentProcess();
        return new DateTimeOffset(process.StartTime).ToUniversalTime();
    }
}
