using System.ComponentModel;
using System.Data.Common;
using System.Net.Sockets;
using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Servers;

namespace OrderGrains.Bench.Comparison.Measures;

/// <summary>What may go wrong with one system: the report says so, and the others are measured all the same.</summary>
internal static class Failures
{
    /// <summary>Whether a failure is of that kind, and no bug of the benchmark's.</summary>
    public static bool IsOfSystem(Exception failure) => failure
        is InvalidOperationException or HttpRequestException or OperationCanceledException or IOException
        or SocketException or DbException or Win32Exception or AwaitedException or ServerMissingException;
}
