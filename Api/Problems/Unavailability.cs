using System.Diagnostics.CodeAnalysis;
using OrderGrains.Ledger;
using OrderGrains.Silo;

namespace OrderGrains.Api.Problems;

/// <summary>Tells what went wrong below the domain, and may go better later, from bugs.</summary>
internal static class Unavailability
{
    /// <summary>The problem of such a failure; false for a bug.</summary>
    public static bool TryExplain(Exception failure, [NotNullWhen(true)] out Problem? problem)
    {
        InfrastructureException? cause = failure as InfrastructureException
            ?? failure.InnerException as InfrastructureException;
        problem = failure is InfrastructureException or TimeoutException || HostFailures.IsOutage(failure)
            ? Problem.Unavailable(cause?.RetryAfter)
            : null;
        return problem is not null;
    }
}
