using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>
/// How a payment's facts grow, and what its provider is to be asked next. Pure. The payment is a loop of two halves:
/// <code>
/// the order's wish ─╮
/// a provider event ─┼─▶ facts ─▶ Next: what brings the provider nearer to the wish? ─▶ ask it ─▶ its answer ─▶ facts …
/// a refund request ─╯
/// </code>
/// Facts only grow and none depends on another's order, so events that come late, twice or shuffled lead to the same
/// end. A declined payment fails only once the provider can capture nothing any more: until then a late success counts.
/// </summary>
public static class PaymentRules
{
    private const string OrderIsOff = "The order is off.";

    /// <summary>The order wants something of its payment.</summary>
    public static PaymentFacts Wants(this PaymentFacts facts, PaymentWish wish, string orderId) =>
        (facts with { Wish = Max(facts.Wish, wish) }).Settled(orderId);

    /// <summary>The provider has told something, whenever and however often.</summary>
    public static PaymentFacts Hears(this PaymentFacts facts, ProviderEvent told, string orderId)
    {
        if (facts.IntentId is { } known && known != told.IntentId)
        {
            return facts;
        }

        PaymentFacts named = facts with { IntentId = told.IntentId };
        return (told.Type switch
        {
            ProviderEventType.Created => named.Reaches(IntentStatus.Open),
            ProviderEventType.Processing => named.Reaches(IntentStatus.Processing),
            ProviderEventType.Authorised => named.Reaches(IntentStatus.Authorised),
            ProviderEventType.Cancelled => named.Reaches(IntentStatus.Cancelled) with
            {
                Declined = facts.Declined || facts.Wish != PaymentWish.GiveBack,
            },
            ProviderEventType.Declined => named.Reaches(IntentStatus.Open) with { Declined = true, Error = told.Error },
            ProviderEventType.Captured => named.Reaches(IntentStatus.Captured) with
            {
                Captured = Max(facts.Captured, told.Amount),
            },
            ProviderEventType.RefundSucceeded => named.Settles(told, RefundStatus.Succeeded),
            ProviderEventType.RefundFailed => named.Settles(told, RefundStatus.Failed),
            _ => throw new InvalidOperationException($"There is no provider event {told.Type}."),
        }).Settled(orderId);
    }

    /// <summary>The provider will not begin the payment.</summary>
    public static PaymentFacts IsRefused(this PaymentFacts facts, string error) =>
        facts.Reaches(IntentStatus.Cancelled) with { Declined = true, Error = error };

    /// <summary>Somebody wants money back; <see cref="PaymentFacts.Refundable"/> has been looked at.</summary>
    public static PaymentFacts GivesBack(
        this PaymentFacts facts, string orderId, MinorUnits amount, RequestRefund? request) => facts with
        {
            Refunds =
            [
                .. facts.Refunds,
                new Refund
                {
                    Id = PaymentId.OfRefund(orderId, facts.Refunds.Length + 1),
                    Amount = amount,
                    Note = request is null ? OrderIsOff : request.Note,
                    IdempotencyKey = request?.IdempotencyKey,
                    Requested = request?.Amount,
                    IsAutomatic = request is null,
                },
            ],
        };

    /// <summary>What the provider is to be asked next; null: nothing, it is as it should be.</summary>
    public static ProviderCall? Next(PaymentFacts facts)
    {
        if (facts.Terms is null)
        {
            return null;
        }

        bool isUnwanted = facts.Wish == PaymentWish.GiveBack || facts.Declined;
        return facts.Intent switch
        {
            IntentStatus.None => isUnwanted ? null : new ProviderCall(ProviderCallKind.Create),
            IntentStatus.Cancelled => null,
            IntentStatus.Captured => Array.Find(facts.Refunds, static refund => refund.Status == RefundStatus.Requested)
                is { } refund ? new ProviderCall(ProviderCallKind.Refund, refund) : null,
            _ when isUnwanted => new ProviderCall(ProviderCallKind.Cancel),
            IntentStatus.Authorised when facts.Wish == PaymentWish.Capture =>
                new ProviderCall(ProviderCallKind.Capture),
            _ => null,
        };
    }

    /// <summary>
    /// What has happened between two states of knowledge, in the order of a payment's life; not numbered yet.
    /// </summary>
    public static IEnumerable<PaymentEntry> Events(PaymentFacts before, PaymentFacts after)
    {
        MinorUnits amount = after.Terms?.Amount ?? MinorUnits.Zero;
        if (before.Intent == IntentStatus.None && after.Intent != IntentStatus.None && after.IntentId is not null)
        {
            yield return Entry(PaymentEventType.Created, PaymentStatus.Created, amount);
        }

        if (before.Intent < IntentStatus.Authorised && after.Intent == IntentStatus.Authorised)
        {
            yield return Entry(PaymentEventType.Authorised, PaymentStatus.Authorised, amount);
        }

        if (after.Intent == IntentStatus.Cancelled
            && (before.Intent < IntentStatus.Cancelled || before.Declined != after.Declined))
        {
            yield return after.Declined
                ? Entry(PaymentEventType.Failed, PaymentStatus.Failed, amount)
                : Entry(PaymentEventType.Voided, PaymentStatus.Voided, amount);
        }

        if (before.Intent != IntentStatus.Captured && after.Intent == IntentStatus.Captured)
        {
            yield return Entry(PaymentEventType.Captured, PaymentStatus.Captured, after.Captured);
        }

        foreach (PaymentEntry entry in RefundEvents(before, after))
        {
            yield return entry;
        }
    }

    // A refund is told of only once it is known that there was something to give back.
    private static IEnumerable<PaymentEntry> RefundEvents(PaymentFacts before, PaymentFacts after)
    {
        Refund[] told = before.Intent == IntentStatus.Captured ? before.Refunds : [];
        Refund[] known = after.Intent == IntentStatus.Captured ? after.Refunds : [];
        for (int i = 0; i < known.Length; i++)
        {
            Refund refund = known[i];
            if (i >= told.Length)
            {
                yield return Entry(
                    PaymentEventType.RefundRequested, PaymentStatus.RefundPending, refund.Amount, refund.Id);
            }

            if (refund.Status != (i < told.Length ? told[i].Status : RefundStatus.Requested))
            {
                PaymentEventType type = refund.Status == RefundStatus.Succeeded
                    ? PaymentEventType.RefundSucceeded
                    : PaymentEventType.RefundFailed;
                yield return Entry(type, after.Status, refund.Amount, refund.Id);
            }
        }
    }

    private static PaymentEntry Entry(
        PaymentEventType type, PaymentStatus state, MinorUnits amount, string? refundId = null) => new()
        {
            Sequence = 0,
            Type = type,
            State = state,
            Amount = amount,
            RefundId = refundId,
        };

    private static PaymentFacts Reaches(this PaymentFacts facts, IntentStatus status) =>
        facts.Intent < status ? facts with { Intent = status } : facts;

    /// <summary>
    /// A refund that failed has failed, whatever is heard later: a bank may send back what went through, never the
    /// other way round. One that we did not ask for counts too.
    /// </summary>
    private static PaymentFacts Settles(this PaymentFacts facts, ProviderEvent told, RefundStatus status)
    {
        if (told.RefundId is not { } id)
        {
            return facts;
        }

        int index = Array.FindIndex(facts.Refunds, refund => refund.Id == id);
        if (index < 0)
        {
            Refund foreign = new() { Id = id, Amount = told.Amount, Status = status };
            return facts with { Refunds = [.. facts.Refunds, foreign] };
        }

        return facts.Refunds[index].Status >= status
            ? facts
            : facts with
            {
                Refunds = [.. facts.Refunds.Select((each, at) => at == index ? each with { Status = status } : each)],
            };
    }

    /// <summary>
    /// The money of an order that is off goes back. Should the provider refuse that, less is tried if meanwhile less is
    /// there to give back; otherwise people decide.
    /// </summary>
    private static PaymentFacts Settled(this PaymentFacts facts, string orderId) =>
        facts.IsOwing && !Array.Exists(facts.Refunds, refund => refund.IsAutomatic
            && refund.Status == RefundStatus.Failed && !(refund.Amount > facts.Refundable))
            ? facts.GivesBack(orderId, facts.Refundable, null)
            : facts;

    private static PaymentWish Max(PaymentWish one, PaymentWish other) => one > other ? one : other;

    private static MinorUnits Max(MinorUnits one, MinorUnits other) => one > other ? one : other;
}
