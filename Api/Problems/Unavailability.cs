using System.Diagnostics.CodeAnalysis;
using OrderGrains.Ledger;
using Orleans.Runtime;

namespace OrderGrains.Api.Problems;

/// <summary>Tells what went wrong below the domain, and may go better later, from bugs.</summary>
internal static class Unavailability
{
    /// <summary>The problem of such a failure; false for a bug.</summary>
    public static bool TryExplain(Exception failure, [NotNullWhen(true)] out Problem? problem)
    {
        problem = failure switch
        {
            InfrastructureException infrastructure => Problem.Unavailable(infrastructure.RetryAfter),
            OrleansException { InnerException: InfrastructureException inner } => Problem.Unavailable(inner.RetryAfter),
            OrleansException or TimeoutException => Problem.Unavailable(null),
            _ => null,
        };
        return problem is not null;
    }
}
