using System.Diagnostics.CodeAnalysis;
using OrderGrains.Ledger;
using OrderGrains.Silo;

namespace OrderGrains.Api.Problems;

/// <summary>Tells what went wrong below the domain, and may go better later, from bugs.</summary>
internal static class Unavailability
{
    /// <summary>The problem of such a failure; false for a bug.</summary>
    /// <param name="failure">What came out of a grain's call.</param>
    /// <param name="changes">Whether the call was to change anything; if not, there is no outcome to know.</param>
    /// <param name="problem">The problem.</param>
    public static bool TryExplain(Exception failure, bool changes, [NotNullWhen(true)] out Problem? problem)
    {
        bool passes = failure is InfrastructureException or TimeoutException || HostFailures.IsOutage(failure);
        problem = passes
            ? Problem.Unavailable(RetryAfterOf(failure), changes && IsOutcomeUnknown(failure))
            : null;
        return problem is not null;
    }

    /// <summary>Whether anything in the chain of causes leaves open what was done.</summary>
    private static bool IsOutcomeUnknown(Exception failure) =>
        failure is TimeoutException or InfrastructureException { OutcomeUnknown: true }
        || HostFailures.IsOutcomeUnknown(failure)
        || (failure.InnerException is { } cause && IsOutcomeUnknown(cause));

    private static TimeSpan? RetryAfterOf(Exception failure) =>
        (failure as InfrastructureException ?? failure.InnerException as InfrastructureException)?.RetryAfter;
}
