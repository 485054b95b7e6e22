using System.Diagnostics.CodeAnalysis;
using OrderGrains.Bench.Chaos.Servers;

namespace OrderGrains.Tests.Servers;

/// <summary>What a server needs and a machine may not have.</summary>
internal static class Requirement
{
    /// <summary>Goes on only if it is there.</summary>
    /// <exception cref="ServerMissingException">It is not.</exception>
    public static void Check([DoesNotReturnIf(false)] bool isMet, string otherwise)
    {
        if (!isMet)
        {
            throw new ServerMissingException(otherwise);
        }
    }
}
