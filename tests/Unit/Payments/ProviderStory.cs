using OrderGrains.Money;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Payments;

/// <summary>
/// What really happened at a provider, told to a payment in some order; then the payment asks until it is content, and
/// the provider answers truly. Checks the money at every step.
/// </summary>
internal sealed class ProviderStory(IReadOnlyList<ProviderEvent> truth)
{
    private const int MaxQuestions = 20;

    private long refunded;

    /// <summary>Where the payment ends.</summary>
    public static string Tell(
        IReadOnlyList<ProviderEvent> truth, IEnumerable<ProviderEvent> heard, PaymentFacts begun)
    {
        var story = new ProviderStory(truth);
        PaymentFacts facts = begun;
        foreach (ProviderEvent told in heard)
        {
            facts = Checked(facts.Hears(told));
        }

        facts = story.Settle(facts);
        return $"{facts.Status} captured {facts.Captured.Value} refunded {facts.Refunded.Value}";
    }

    private PaymentFacts Settle(PaymentFacts facts)
    {
        refunded = truth.GroupBy(told => told.RefundId)
            .Where(told => told.Key is not null && told.All(each => each.Type == ProviderEventType.RefundSucceeded))
            .Sum(told => told.First().Amount.Value);
        for (int asked = 0; PaymentRules.Next(facts) is { } call; asked++)
        {
            Assert.True(asked < MaxQuestions, $"Still asks {call}.");
            facts = Checked(facts.Hears(Answer(call)));
        }

        return facts;
    }

    private ProviderEvent Answer(ProviderCall call)
    {
        Refund refund = call.Refund
            ?? throw new InvalidOperationException($"All was told, and the payment still asks for {call.Kind}.");
        bool isThere = refunded + refund.Amount.Value <= PaymentSamples.Total.Value;
        refunded += isThere ? refund.Amount.Value : 0;
        return PaymentSamples.Event(
            isThere ? ProviderEventType.RefundSucceeded : ProviderEventType.RefundFailed,
            refund.Amount.Value,
            refund.Id);
    }

    private static PaymentFacts Checked(PaymentFacts facts)
    {
        Assert.InRange(facts.Refunded.Value, 0, facts.Captured.Value);
        Assert.True(facts.Intent == IntentStatus.Captured || facts.Captured == MinorUnits.Zero);
        return facts;
    }
}
