using System.Diagnostics.CodeAnalysis;

namespace OrderGrains.Tests.Servers;

/// <summary>What a server needs and a machine may not have: where it is missing, the calling test is skipped.</summary>
internal static class Requirement
{
    /// <summary>Goes on only if it is there.</summary>
    public static void Check([DoesNotReturnIf(false)] bool isMet, string otherwise) =>
        Assert.SkipUnless(isMet, otherwise);
}
