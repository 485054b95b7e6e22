namespace OrderGrains.Tests.Simulation;

/// <summary>What becomes of one call to the shared store.</summary>
/// <param name="ArrivesAfter">When the store carries it out; null: never.</param>
/// <param name="AnswersAfter">When the caller hears of it: of the result, or of the failure.</param>
/// <param name="Failure">What the caller is told; null: the result.</param>
internal sealed record StoreFate(TimeSpan? ArrivesAfter, TimeSpan AnswersAfter, StoreFailure Failure)
{
    /// <summary>Whether a commit takes effect although its caller is not told so.</summary>
    public bool IsAnswerLost => Failure == StoreFailure.Unknown && ArrivesAfter is not null;
}
