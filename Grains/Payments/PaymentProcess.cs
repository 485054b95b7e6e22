using Microsoft.Extensions.Logging;
using OrderGrains.Ledger;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Retries;
using Orleans.Runtime;

namespace OrderGrains.Payments;

/// <summary>
/// What a payment does with what it hears, apart from its host:
/// <list type="number">
/// <item>learn it, and commit that together with a due message that comes should this process die now;</item>
/// <item>
/// ask the provider what <see cref="PaymentRules.Next"/> says, learn the answer, commit it, until nothing is left;
/// </item>
/// <item>a question without an answer is asked again later, under the same key; in the end it is a dead letter.</item>
/// </list>
/// Belongs to its grain's turn; not thread-safe.
/// </summary>
/// <param name="key">The order.</param>
/// <param name="stored">The payment's stored state.</param>
/// <param name="grains">Where the order is found.</param>
/// <param name="services">What it takes from its host.</param>
public sealed partial class PaymentProcess(
    EntityKey key, IPersistentState<PaymentState> stored, IGrainFactory grains, PaymentServices services)
{
    private const string ConsumerName = "payment";
    private const string LetterName = "payment";
    private const string RefundFailed = "refund_failed";
    private const string NothingNew = "nothing_new";

    // A payment's life has some ten questions: more of them are a loop.
    private const int MaxQuestions = 32;

    private PaymentState State => stored.State;

    /// <inheritdoc cref="IPaymentGrain.Start"/>
    public async Task<PaymentResult> Start()
    {
        bool isRepeat = State.Facts.Terms is not null;
        if (!isRepeat)
        {
            OrderView? order = await grains.GetGrain<IOrderGrain>(key.ToString()).Find();
            if (order is null)
            {
                return PaymentResult.Refused(PaymentRefusals.NoOrder());
            }

            if (order is not { State: OrderStatus.PendingPayment, Capture: { } capture }
                || State.Facts.Wish == PaymentWish.GiveBack)
            {
                return PaymentResult.Refused(PaymentRefusals.NothingToPay(order));
            }

            State.Learn(key, State.Facts with { Terms = TermsOf(order, capture) });
        }

        // A customer who asks again is worth one more try.
        State.IsParked = false;
        await Advance();
        if (State.Facts.Intent == IntentStatus.None && State.Facts.Wish == PaymentWish.Collect)
        {
            throw new InfrastructureException(
                "payment_provider", "The payment provider did not answer; the payment begins later.", retryable: true);
        }

        return Answer() with { Replayed = isRepeat };
    }

    /// <inheritdoc cref="IPaymentGrain.Refund"/>
    public async Task<PaymentResult> Refund(RequestRefund command)
    {
        PaymentFacts facts = State.Facts;
        if (facts.Terms is null)
        {
            return PaymentResult.Refused(PaymentRefusals.NoPayment());
        }

        if (command.IdempotencyKey is { } repeat
            && Array.Find(facts.Refunds, refund => refund.IdempotencyKey == repeat) is { } first)
        {
            return first.Requested == command.Amount && first.Note == command.Note
                ? Answer(first.Id) with { Replayed = true }
                : PaymentResult.Refused(PaymentRefusals.KeyReused(State.Version));
        }

        if (facts.Intent != IntentStatus.Captured)
        {
            return PaymentResult.Refused(PaymentRefusals.NothingCaptured(State.Version));
        }

        if (facts.Refundable.Value < (command.Amount?.Value ?? 1))
        {
            return PaymentResult.Refused(PaymentRefusals.TooMuch(facts.Refundable, State.Version));
        }

        State.Learn(key, facts.GivesBack(key.Id, command.Amount ?? facts.Refundable, command));
        string asked = State.Facts.Refunds[^1].Id;
        await Advance();
        return Answer(asked);
    }

    /// <summary>Takes in what the order wants; steps that were taken in before change nothing.</summary>
    public async Task Follow(IEnumerable<OrderStep> steps)
    {
        OrderStep[] news = [.. steps.Where(step => step.Sequence > State.LastStep)];
        if (news.Length == 0)
        {
            return;
        }

        State.LastStep = news[^1].Sequence;
        PaymentWish wish = news.Any(static step => step.Undo) ? PaymentWish.GiveBack : PaymentWish.Capture;
        State.Learn(key, State.Facts.Wants(wish, key.Id));
        await Advance();
    }

    /// <summary>Takes in what the provider reports; what was heard before changes nothing.</summary>
    public async Task Hear(IEnumerable<ProviderEvent> events)
    {
        ProviderEvent[] news = [.. events.Where(told => State.TryHear(told.Id))];
        if (news.Length == 0)
        {
            return;
        }

        bool wasOwing = State.Facts.IsOwing;
        State.Learn(key, news.Aggregate(State.Facts, (facts, told) => facts.Hears(told, key.Id)));
        if (!wasOwing && State.Facts.IsOwing)
        {
            Complain(RefundFailed);
        }

        await Advance();
    }

    /// <summary>Asks the provider again, when it is time.</summary>
    public async Task ReceiveDue(DateTimeOffset dueAt)
    {
        DateTimeOffset now = Now();
        if (State.RetryAt <= (dueAt > now ? dueAt : now))
        {
            await Advance();
        }
    }

    /// <summary>
    /// Asks the provider again what was given up, or anew for a refund that it refused; throws when it is given up
    /// again.
    /// </summary>
    public async Task Redrive()
    {
        if (State.Facts.IsOwing)
        {
            State.Learn(key, State.Facts.GivesBack(key.Id, State.Facts.Refundable, null));
        }

        (State.Attempts, State.IsParked) = (services.Options.Retry.Attempts, false);
        await Advance();
        if (State.IsParked || State.Facts.IsOwing)
        {
            throw new InfrastructureException(
                "payment_provider", "The payment provider failed again.", retryable: true);
        }
    }

    /// <summary>The payment as it is committed; null: it has not begun.</summary>
    public PaymentView? View() => State.View(services.Provider.Name);

    private async Task Advance()
    {
        for (int asked = 0; asked < MaxQuestions; asked++)
        {
            if (State.IsParked || PaymentRules.Next(State.Facts) is not { } call)
            {
                State.Schedule(null);
                await stored.WriteStateAsync();
                return;
            }

            State.Schedule(Now() + services.Options.Timeout + Delay(State.Attempts + 1, null));
            await stored.WriteStateAsync();
            if (!Learn(call, await Ask(call)))
            {
                await stored.WriteStateAsync();
                return;
            }
        }

        throw new InvalidOperationException("A payment's questions never end.");
    }

    /// <summary>Learns an answer; false: there was none, and the question waits.</summary>
    private bool Learn(ProviderCall call, ProviderAnswer answer)
    {
        switch (answer)
        {
            case ProviderAnswer.Known known:
                PaymentFacts told = State.Facts.Hears(known.Fact, key.Id);
                State.Learn(key, told with { ClientSecret = known.ClientSecret ?? told.ClientSecret });
                return PaymentRules.Next(State.Facts) != call || TryLater(new ProviderAnswer.Transient(NothingNew));
            case ProviderAnswer.Refused refused when call.Kind == ProviderCallKind.Refund:
                State.Learn(key, State.Facts.Hears(Failed(call.Refund!), key.Id));
                if (State.Facts.IsOwing)
                {
                    Complain(refused.Error);
                }

                return true;
            case ProviderAnswer.Refused refused when call.Kind == ProviderCallKind.Create:
                State.Learn(key, State.Facts.IsRefused(refused.Error));
                return true;
            case ProviderAnswer.Refused refused when call.Kind == ProviderCallKind.Capture:
                // Nothing can be captured any more, so that it is made sure, and the order hears of it.
                State.Learn(key, State.Facts with { Declined = true, Error = refused.Error });
                return true;
            case ProviderAnswer.Refused refused:
                return GiveUp(refused.Error);
            case ProviderAnswer.Transient transient:
                return TryLater(transient);
            default:
                throw new InvalidOperationException($"{answer.GetType().Name} is no answer.");
        }
    }

    private async Task<ProviderAnswer> Ask(ProviderCall call)
    {
        PaymentTerms terms = State.Facts.Terms!;
        ProviderRequest request = new()
        {
            Kind = call.Kind,
            Order = key,
            IdempotencyKey = call.Refund?.Id ?? $"{PaymentId.Of(key.Id)}-{call.Kind}",
            Amount = call.Refund?.Amount ?? terms.Amount,
            Currency = terms.Currency,
            Capture = terms.Capture,
            IntentId = State.Facts.IntentId,
            RefundId = call.Refund?.Id,
        };
        try
        {
            return await services.Provider.AskAsync(request, grains);
        }
#pragma warning disable CA1031 // The supervisor of providers: one that breaks is asked again like one that is away.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ProviderBroke(services.Log, key.Tenant, key.Id, call.Kind, exception.GetType().Name);
            return new ProviderAnswer.Transient($"provider_{exception.GetType().Name}");
        }
    }

    private bool TryLater(ProviderAnswer.Transient transient)
    {
        State.Attempts++;
        if (State.Attempts >= services.Options.Retry.Attempts)
        {
            return GiveUp(transient.Error);
        }

        State.Schedule(Now() + Delay(State.Attempts, transient.RetryAfter));
        NoAnswer(services.Log, key.Tenant, key.Id, State.Attempts, transient.Error);
        return false;
    }

    private bool GiveUp(string error)
    {
        State.Schedule(null);
        State.IsParked = true;
        Complain(error);
        GivenUp(services.Log, key.Tenant, key.Id, State.Attempts, error);
        return false;
    }

    private void Complain(string error) => State.Complain(new DeadLetter
    {
        Name = LetterName,
        Key = key.ToString(),
        Consumer = ConsumerName,
        Sequence = State.Version,
        Error = error,
        Attempts = Math.Max(State.Attempts, 1),
        FailedAt = Now(),
    });

    private PaymentTerms TermsOf(OrderView order, CaptureMode capture) => new()
    {
        Amount = order.Total,
        Currency = order.Currency,
        Capture = capture,
        StoreId = order.StoreId,
        CustomerId = order.Customer.Id,
        StartedAt = Now(),
    };

    private ProviderEvent Failed(Refund refund) => new()
    {
        Id = "",
        Type = ProviderEventType.RefundFailed,
        IntentId = State.Facts.IntentId!,
        Amount = refund.Amount,
        RefundId = refund.Id,
    };

    private PaymentResult Answer(string? refundId = null) => new() { Payment = View(), RefundId = refundId };

    private TimeSpan Delay(int attempts, TimeSpan? retryAfter) =>
        RetryDelay.After(services.Options.Retry, attempts, services.Jitter.Next(), retryAfter);

    private DateTimeOffset Now() => services.Time.GetUtcNow();
}
