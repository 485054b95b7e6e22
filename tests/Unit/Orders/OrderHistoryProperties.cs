using FsCheck;
using FsCheck.Fluent;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>
/// Random commands at random times against one order, checked against what every history must satisfy.
/// </summary>
public sealed class OrderHistoryProperties
{
    private const int Runs = 1_000;

    private static readonly string[] Legal =
    [
        "Placed>Accepted", "Placed>Scheduled", "Placed>Rejected", "Placed>Cancelled", "Scheduled>Accepted",
        "Scheduled>Cancelled", "Accepted>Preparing", "Accepted>Cancelled", "Preparing>Ready", "Preparing>Cancelled",
        "Ready>Completed", "Ready>Cancelled",
    ];

    [Fact]
    public void Decide_AnyCommands_GiveALegalHistory() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Runs),
            Prop.ForAll(Stories().ToArbitrary(), story => Run(story)));

    private static void Run(Story story)
    {
        OrderState order = new();
        DateTimeOffset now = OrderSamples.Now;
        DateTimeOffset? fireAt = story.FireInMinutes == 0 ? null : now.AddMinutes(story.FireInMinutes);
        order.Place(OrderSamples.Key, OrderSamples.Decide(
            OrderSamples.Place() with { FireAt = fireAt },
            OrderSamples.Admission(story.IsAuto ? AcceptanceMode.Auto : AcceptanceMode.Manual)));
        History history = new(order);
        history.Commit(now);
        foreach (Step step in story.Steps)
        {
            now = now.AddMinutes(step.Minutes);
            history.Apply(step, now);
        }

        history.CheckWhole();
    }

    private static Gen<Story> Stories() =>
        from isAuto in Gen.Elements(true, false)
        from fire in Gen.Elements(0, 0, 3, 20)
        from steps in Steps().ListOf()
        select new Story(isAuto, fire, [.. steps]);

    private static Gen<Step> Steps() =>
        from command in Gen.Elements(Enum.GetValues<OrderCommand>())
        from actor in Gen.Elements(Actor.Store, Actor.Store, Actor.Customer)
        from minutes in Gen.Elements(0, 0, 1, 4)
        from key in Gen.Elements(null, "a", "b")
        from expected in Gen.Elements<long?>(null, null, null, 1, 2)
        select new Step(command, actor, minutes, key, expected);

    internal sealed record Story(bool IsAuto, int FireInMinutes, Step[] Steps);

    internal sealed record Step(OrderCommand Command, Actor Actor, int Minutes, string? Key, long? ExpectedVersion);

    private sealed class History(OrderState order)
    {
        private readonly Dictionary<string, (ChangeOrder Command, OrderView Answer)> recorded = [];
        private readonly List<DueChange> due = [];
        private readonly List<OutboxEvent> events = [];
        private int commits;

        public void Apply(Step step, DateTimeOffset now)
        {
            ChangeOrder command = OrderSamples.Change(step.Command, step.Actor) with
            {
                IdempotencyKey = step.Key,
                ExpectedVersion = step.ExpectedVersion,
            };
            OrderEntry[] before = order.Timeline;
            OrderDecision decision = OrderDecisions.Decide(order, command, now);
            Assert.Equal(before, order.Timeline);
            CheckAgainstRecorded(command, decision);
            CheckVersion(command, decision, before.Length);
            if (decision.Entries.Length > 0)
            {
                order.Append(decision.Entries);
                Commit(now);
                Assert.Equal(before, order.Timeline[..before.Length]);
            }

            if (step.Key is not null && decision is { Refusal: null, ReplayedVersion: null })
            {
                recorded.Add(step.Key, (command, order.View()));
            }
        }

        public void Commit(DateTimeOffset now)
        {
            CommitParts parts = order.TakeParts(now.AddTicks(++commits));
            events.AddRange(parts.Events);
            foreach (DueChange change in parts.Due)
            {
                if (change.Cancelled)
                {
                    Assert.True(due.Remove(change with { Cancelled = false }), $"{change} was never set.");
                }
                else
                {
                    due.Add(change);
                }
            }

            DueChange[] wanted = OrderDue.Of(order, order.Version) is { } one ? [one] : [];
            Assert.Equal(wanted, due);
        }

        public void CheckWhole()
        {
            IReadOnlyList<TimelineEntry> timeline = order.ViewTimeline().Entries;
            Assert.Equal(Enumerable.Range(1, timeline.Count).Select(Convert.ToInt64), timeline.Select(e => e.Sequence));
            Assert.Equal(timeline.Select(entry => entry.At).Order(), timeline.Select(entry => entry.At));
            Assert.All(timeline.Zip(timeline.Skip(1)), pair =>
                Assert.Contains($"{pair.First.State}>{pair.Second.State}", Legal));
            Assert.All(timeline, entry => Assert.Equal(
                entry.State is OrderStatus.Rejected or OrderStatus.Cancelled, entry.Reason is not null));
            Assert.Equal(timeline[^1].State, order.View().State);
            Assert.Equal(
                timeline.Select(entry => entry.Sequence),
                events.Where(item => item.StreamNamespace == "orders").Select(item => item.Sequence));
            Assert.Equal(
                OrderTransitions.IsFinal(order.Status) ? 1 : 0, events.Count(item => item.StreamNamespace == "stores"));
        }

        private void CheckAgainstRecorded(ChangeOrder command, OrderDecision decision)
        {
            if (command.IdempotencyKey is null || !recorded.TryGetValue(command.IdempotencyKey, out var first))
            {
                Assert.Null(decision.ReplayedVersion);
                return;
            }

            Assert.Empty(decision.Entries);
            if (RequestHash.Of(first.Command) == RequestHash.Of(command))
            {
                Assert.Equivalent(first.Answer, order.ViewAt(decision.ReplayedVersion!.Value), strict: true);
            }
            else
            {
                Assert.Equal(ErrorCode.IdempotencyKeyReused, decision.Refusal?.Code);
            }
        }

        private static void CheckVersion(ChangeOrder command, OrderDecision decision, long version)
        {
            if (decision.ReplayedVersion is null && command.ExpectedVersion is { } expected && expected != version)
            {
                Assert.NotNull(decision.Refusal);
                Assert.Empty(decision.Entries);
            }
        }
    }
}
