using OrderGrains.Money;
using OrderGrains.Payments;
using Orleans;

namespace OrderGrains.Tests.Payments;

/// <summary>
/// A provider with one payment. It does a question of the same key once, counts what it really did, and has faults on
/// request.
/// </summary>
internal sealed class FakeBank : IPaymentProvider
{
    private readonly Dictionary<string, ProviderAnswer> done = new(StringComparer.Ordinal);
    private CaptureMode capture;
    private MinorUnits amount;

    public string Name => "fake";

    public Queue<BankFault> Faults { get; } = new();

    public TimeSpan? RetryAfter { get; set; }

    public List<ProviderRequest> Asked { get; } = [];

    /// <summary>What was really done, in order.</summary>
    public List<string> Effects { get; } = [];

    public IntentStatus Status { get; set; }

    public long Refunded { get; private set; }

    /// <summary>Set to have every question answered with it.</summary>
    public ProviderEvent? OnlyAnswer { get; set; }

    /// <summary>Called before each answer.</summary>
    public Action OnAsk { get; set; } = () => { };

    public IEnumerable<string> Keys => Asked.Select(request => request.IdempotencyKey);

    public Task<ProviderAnswer> AskAsync(ProviderRequest request, IGrainFactory grains)
    {
        Asked.Add(request);
        OnAsk();
        if (OnlyAnswer is { } told)
        {
            return Task.FromResult<ProviderAnswer>(new ProviderAnswer.Known(told));
        }

        BankFault? fault = Faults.TryDequeue(out BankFault next) ? next : null;
        if (fault == BankFault.Breaks)
        {
            throw new InvalidOperationException("The bank broke.");
        }

        if (fault is BankFault.Away or BankFault.Refuses)
        {
            return Task.FromResult<ProviderAnswer>(fault == BankFault.Away
                ? new ProviderAnswer.Transient("away", RetryAfter)
                : new ProviderAnswer.Refused("refused"));
        }

        if (!done.TryGetValue(request.IdempotencyKey, out ProviderAnswer? answer))
        {
            answer = done[request.IdempotencyKey] = Do(request);
        }

        return Task.FromResult(fault == BankFault.AnswerLost ? new ProviderAnswer.Transient("lost") : answer);
    }

    /// <summary>The customer pays; what the bank reports of it.</summary>
    public ProviderEvent Pay()
    {
        Assert.Equal(IntentStatus.Open, Status);
        Become(capture == CaptureMode.AtPayment ? IntentStatus.Captured : IntentStatus.Authorised, "paid");
        return Report();
    }

    /// <summary>The customer's card is declined.</summary>
    public static ProviderEvent Decline() => PaymentSamples.Event(ProviderEventType.Declined);

    /// <summary>How it stands, as an event.</summary>
    public ProviderEvent Report() => PaymentSamples.Event(
        Status switch
        {
            IntentStatus.Authorised => ProviderEventType.Authorised,
            IntentStatus.Cancelled => ProviderEventType.Cancelled,
            IntentStatus.Captured => ProviderEventType.Captured,
            _ => ProviderEventType.Created,
        },
        amount.Value);

    private ProviderAnswer Do(ProviderRequest request)
    {
        switch (request.Kind)
        {
            case ProviderCallKind.Create:
                (capture, amount) = (request.Capture, request.Amount);
                Become(IntentStatus.Open, "created");
                return new ProviderAnswer.Known(Report(), "secret");
            case ProviderCallKind.Capture when Status == IntentStatus.Authorised:
                Become(IntentStatus.Captured, "captured");
                break;
            case ProviderCallKind.Cancel when Status < IntentStatus.Cancelled:
                Become(IntentStatus.Cancelled, "cancelled");
                break;
            case ProviderCallKind.Refund:
                return Refund(request);
        }

        return new ProviderAnswer.Known(Report());
    }

    private ProviderAnswer Refund(ProviderRequest request)
    {
        if (Status != IntentStatus.Captured || Refunded + request.Amount.Value > amount.Value)
        {
            return new ProviderAnswer.Refused("charge_exceeded");
        }

        Refunded += request.Amount.Value;
        Effects.Add($"refunded {request.Amount.Value}");
        return new ProviderAnswer.Known(PaymentSamples.Event(
            ProviderEventType.RefundSucceeded, request.Amount.Value, request.RefundId));
    }

    private void Become(IntentStatus status, string effect)
    {
        Status = status;
        Effects.Add(effect);
    }
}
