using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A bug put in from outside, at a seam of the product, to see that the simulation finds it.
/// </summary>
internal abstract class PlantedBug
{
    /// <summary>None: the product as it is.</summary>
    public static PlantedBug None { get; } = new NoBug();

    /// <summary>All there are.</summary>
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new NoFence(), new AnswerBeforeCommit(), new NoDedup(), new ReservationExpiredByTime(),
        new BatchChangedOnRetry(), new StaleOwnerAnswers(),
    ];

    /// <summary>What it is called.</summary>
    public string Name => GetType().Name;

    /// <summary>What befalls the cluster while it has this bug; none: what the seed selects.</summary>
    public virtual IReadOnlyList<Mishap> Mishaps => [];

    /// <summary>What the store does with a commit.</summary>
    /// <param name="batch">The commit.</param>
    /// <param name="found">The head that is there.</param>
    /// <param name="isAnswerLost">Whether the caller will not hear of it.</param>
    public virtual CommitBatch Commit(CommitBatch batch, Head? found, bool isAnswerLost) => batch;

    /// <summary>Changes what a silo is made of.</summary>
    public virtual void Infect(IServiceCollection services)
    {
        // A sound silo.
    }

    private sealed class NoBug : PlantedBug;
}
