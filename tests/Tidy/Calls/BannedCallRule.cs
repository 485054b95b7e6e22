using Microsoft.CodeAnalysis.CSharp.Syntax;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Calls;

/// <summary>
/// Calls that leave a turn or the injected clock, in the code that a simulation drives. The compiler holds the same
/// list by symbol (BannedSymbols.txt); this one also sees what a suppression hides, and the tests.
/// </summary>
public static class BannedCallRule
{
    /// <summary>The only file that may start work on the platform's own threads.</summary>
    private const string ProductionScheduler = "Scheduler.cs";

    private static readonly Dictionary<string, string> Deterministic = new(StringComparer.Ordinal)
    {
        ["DateTime.Now"] = "TimeProvider.GetUtcNow()",
        ["DateTime.UtcNow"] = "TimeProvider.GetUtcNow()",
        ["DateTimeOffset.Now"] = "TimeProvider.GetUtcNow()",
        ["DateTimeOffset.UtcNow"] = "TimeProvider.GetUtcNow()",
        ["Guid.NewGuid"] = "the injected source of ids",
        ["Guid.CreateVersion7"] = "the injected source of ids",
        ["Random.Shared"] = "the injected source of randomness",
        ["Task.Run"] = "the injected scheduler",
        ["Thread.Sleep"] = "Task.Delay with the TimeProvider",
        ["Parallel.For"] = "the injected scheduler",
        ["Parallel.ForEach"] = "the injected scheduler",
        ["Parallel.ForEachAsync"] = "the injected scheduler",
        ["ThreadPool.QueueUserWorkItem"] = "the injected scheduler",
        ["ThreadPool.UnsafeQueueUserWorkItem"] = "the injected scheduler",
    };

    public static IEnumerable<Violation> Check(SourceFile file) =>
        file.IsUnder("Grains", "Grains.Interfaces", "Ledger", "Runtime") && !IsScheduler(file)
            ? file.Root.DescendantNodes()
                .OfType<MemberAccessExpressionSyntax>()
                .SelectMany(access => CheckAccess(file, access))
            : [];

    /// <summary>Tests wait for conditions, never for time.</summary>
    public static IEnumerable<Violation> CheckSleeps(SourceFile file) =>
        file.Root.DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Where(access => access.ToString() == "Thread.Sleep")
            .Select(access => file.At(
                access, "A sleep: wait for the condition, with a bound that says what was awaited and what was seen."));

    private static bool IsScheduler(SourceFile file) => file.EndsIn(ProductionScheduler);

    private static bool LeavesTheTurn(MemberAccessExpressionSyntax access) =>
        access.Parent?.ToString().Contains("ContinueOnCapturedContext", StringComparison.Ordinal) != true;

    private static IEnumerable<Violation> CheckAccess(SourceFile file, MemberAccessExpressionSyntax access)
    {
        if (Deterministic.TryGetValue(access.ToString(), out string? replacement))
        {
            yield return file.At(access, $"{access} is banned here: use {replacement}.");
        }
        else if (access.Name.Identifier.Text == "ConfigureAwait" && LeavesTheTurn(access))
        {
            yield return file.At(access, "ConfigureAwait is banned here: await plainly, the turn goes on.");
        }
    }
}
