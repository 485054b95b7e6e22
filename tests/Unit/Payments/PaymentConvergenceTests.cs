using FsCheck;
using FsCheck.Fluent;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Payments;

/// <summary>A provider's events, late, twice and shuffled, lead to one end.</summary>
public sealed class PaymentConvergenceTests
{
    private const int Runs = 2_000;
    private const int MostCopies = 3;

    private static readonly ProviderEventType[][] Stories =
    [
        [ProviderEventType.Created, ProviderEventType.Processing, ProviderEventType.Authorised,
            ProviderEventType.Captured],
        [ProviderEventType.Declined, ProviderEventType.Captured],
        [ProviderEventType.Declined, ProviderEventType.Cancelled],
        [ProviderEventType.Created, ProviderEventType.Authorised, ProviderEventType.Cancelled],
    ];

    private static readonly ProviderEvent[] Refunds =
    [
        PaymentSamples.Event(ProviderEventType.RefundSucceeded, 300, "re_1"),
        PaymentSamples.Event(ProviderEventType.RefundSucceeded, 500, "re_2"),
        PaymentSamples.Event(ProviderEventType.RefundFailed, 500, "re_2"),
    ];

    public static TheoryData<int, int, PaymentWish> All =>
    [
        .. from story in Enumerable.Range(0, Stories.Length)
           from refunds in Enumerable.Range(0, Stories[story].Contains(ProviderEventType.Captured) ? 4 : 1)
           from wish in Enum.GetValues<PaymentWish>()
           select (story, refunds, wish),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Hears_EveryPermutationOnceAndTwice_EndsTheSame(int story, int refunds, PaymentWish wish)
    {
        ProviderEvent[] truth = [.. PaymentSamples.Events(Stories[story]), .. Refunds.Take(refunds)];
        PaymentFacts begun = PaymentSamples.Begun(wish);
        string expected = ProviderStory.Tell(truth, truth, begun);
        int told = 0;
        foreach (ProviderEvent[] order in Permutations(truth))
        {
            told++;
            Assert.Equal(expected, ProviderStory.Tell(truth, order, begun));
            Assert.Equal(expected, ProviderStory.Tell(truth, [.. order, .. order], begun));
            Assert.Equal(expected, ProviderStory.Tell(truth, order.SelectMany(each => new[] { each, each }), begun));
        }

        Assert.Equal(Enumerable.Range(1, truth.Length).Aggregate((product, factor) => product * factor), told);
    }

    [Fact]
    public void Hears_EveryPermutationBeforeItBegins_EndsTheSame()
    {
        ProviderEvent[] truth = PaymentSamples.Events(Stories[0]);
        string expected = ProviderStory.Tell(truth, truth, PaymentSamples.Begun());
        foreach (ProviderEvent[] order in Permutations(truth))
        {
            for (int early = 0; early <= order.Length; early++)
            {
                PaymentFacts heard = PaymentFacts.None.Hears(order.AsSpan(0, early));
                PaymentFacts begun = heard with { Terms = PaymentSamples.Terms() };
                Assert.Equal(expected, ProviderStory.Tell(truth, order.Skip(early), begun));
            }
        }
    }

    [Fact]
    public void Hears_AnyStoryInAnyOrder_EndsAsItDoesInOrder() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Runs),
            Prop.ForAll(Tellings().ToArbitrary(), telling =>
            {
                PaymentFacts begun = PaymentSamples.Begun(telling.Wish);
                Assert.Equal(
                    ProviderStory.Tell(telling.Truth, telling.Truth, begun),
                    ProviderStory.Tell(telling.Truth, telling.Heard, begun));
            }));

    private static Gen<Telling> Tellings() =>
        from story in Gen.Elements(Stories)
        from wish in Gen.Elements(Enum.GetValues<PaymentWish>())
        from first in Gen.Choose(0, 500)
        from second in Gen.Choose(0, 300)
        from fails in Gen.Elements(true, false)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Telling.Of(story, wish, RefundsOf(story, first, second, fails), seed);

    private static ProviderEvent[] RefundsOf(ProviderEventType[] story, int first, int second, bool fails)
    {
        if (!story.Contains(ProviderEventType.Captured))
        {
            return [];
        }

        ProviderEvent[] all =
        [
            PaymentSamples.Event(ProviderEventType.RefundSucceeded, first, "re_1"),
            PaymentSamples.Event(ProviderEventType.RefundSucceeded, second, "re_2"),
            PaymentSamples.Event(ProviderEventType.RefundFailed, second, "re_2"),
        ];
        return [.. all.Take(fails ? 3 : 2).Where(refund => refund.Amount.Value > 0)];
    }

    private static IEnumerable<ProviderEvent[]> Permutations(ProviderEvent[] items)
    {
        if (items.Length <= 1)
        {
            yield return items;
            yield break;
        }

        for (int at = 0; at < items.Length; at++)
        {
            foreach (ProviderEvent[] rest in Permutations([.. items[..at], .. items[(at + 1)..]]))
            {
                yield return [items[at], .. rest];
            }
        }
    }

    internal sealed record Telling(ProviderEvent[] Truth, ProviderEvent[] Heard, PaymentWish Wish)
    {
        public static Telling Of(ProviderEventType[] story, PaymentWish wish, ProviderEvent[] refunds, int seed)
        {
            var random = new System.Random(seed);
            ProviderEvent[] truth = [.. PaymentSamples.Events(story), .. refunds];
            ProviderEvent[] heard =
                [.. truth.SelectMany(each => Enumerable.Repeat(each, random.Next(1, MostCopies + 1)))];
            random.Shuffle(heard);
            return new Telling(truth, heard, wish);
        }
    }
}
