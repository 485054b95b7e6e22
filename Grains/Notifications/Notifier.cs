using System.Diagnostics;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using Orleans.Runtime;

namespace OrderGrains.Notifications;

/// <summary>
/// Tells one order's customer what happened:
/// <list type="number">
/// <item>take new events in, each once by its number;</item>
/// <item>read the order and prepare every e-mail: all calls that may fail happen before anything is sent;</item>
/// <item>for a provider that cannot tell a repeat by itself, commit the tries;</item>
/// <item>send, and note what became of each;</item>
/// <item>commit everything at once: the numbers, the outcomes, the next try's due message, the dead letters.</item>
/// </list>
/// A failed e-mail neither fails the delivery nor holds back the next one. Belongs to its grain's turn.
/// </summary>
public sealed partial class Notifier(
    EntityKey key, IPersistentState<NotificationState> stored, IGrainFactory grains, NotifierServices services)
{
    private const string ConsumerName = "notifier";
    private const string LetterPrefix = "email-";

    private NotificationState State => stored.State;

    /// <summary>True when nothing waits for a further try.</summary>
    public bool IsIdle => !State.HasPending();

    /// <summary>
    /// Takes a delivery in; events that were taken in before change nothing. What nobody is told of is not written
    /// down either: it would have no effect a second time.
    /// </summary>
    public async Task Handle(IEnumerable<OrderEvent> events)
    {
        DateTimeOffset now = Now();
        NotificationEntry[] fresh = [.. events
            .Where(happened => happened.Sequence > State.LastSequence && NotifiedEvents.All.Contains(happened.Type))
            .DistinctBy(static happened => happened.Sequence)
            .Select(happened => NotificationEntry.Of(happened, now))];
        if (fresh.Length == 0)
        {
            return;
        }

        OrderView? order = await FindOrder();
        if (order?.Customer.Email is not { Length: > 0 })
        {
            NotificationTelemetry.Suppressed.Add(fresh.Length);
            return;
        }

        IReadOnlyList<EmailAttempt> attempts = await Prepare(order, fresh);
        State.Accept(fresh[^1].Sequence, fresh);
        await Send(order, fresh, attempts);
    }

    /// <summary>
    /// Tries again whatever is due. The message's own time counts too: on a machine whose clock is behind, the message
    /// would otherwise be used up before its time.
    /// </summary>
    public async Task ReceiveDue(DateTimeOffset dueAt)
    {
        DateTimeOffset now = Now();
        DateTimeOffset limit = dueAt > now ? dueAt : now;
        NotificationEntry[] due = [.. State.Entries.Where(entry =>
            entry.Status == NotificationStatus.Pending && entry.NextTry <= limit)];
        if (due.Length > 0)
        {
            await Retry(due);
        }
    }

    /// <summary>Tries a parked e-mail again; throws when it fails again, and leaves it parked.</summary>
    public async Task Redrive(string name)
    {
        NotificationEntry? parked = State.Entries.FirstOrDefault(entry =>
            entry.Status == NotificationStatus.DeadLettered && LetterName(entry) == name);
        if (parked is null)
        {
            return;
        }

        await Retry([parked]);
        NotificationEntry tried = State.Entries.First(entry => entry.Sequence == parked.Sequence);
        if (tried.Status == NotificationStatus.DeadLettered)
        {
            throw new InfrastructureException(
                "email_failed", $"The e-mail failed again: {tried.Error}.", retryable: true);
        }
    }

    /// <summary>What was sent, what is waiting, what was given up.</summary>
    public IReadOnlyList<NotificationView> List() => [.. State.Entries.Select(entry => new NotificationView
    {
        Sequence = entry.Sequence,
        Type = entry.Type,
        Attempts = entry.Attempts,
        Status = entry.Status,
    })];

    private async Task Retry(IReadOnlyList<NotificationEntry> entries)
    {
        OrderView? order = await FindOrder();
        await Send(order, entries, await Prepare(order, entries));
    }

    private async Task Send(
        OrderView? order, IReadOnlyList<NotificationEntry> entries, IReadOnlyList<EmailAttempt> attempts)
    {
        foreach (NotificationEntry entry in attempts.Count == 0 ? entries : [])
        {
            Refuse(order, entry);
        }

        IReadOnlyList<EmailAttempt> begun = [.. attempts.Select(Begin)];
        if (begun.Count > 0 && services.Sender.Traits.RecordsFirst)
        {
            State.Schedule();
            await stored.WriteStateAsync();
        }

        foreach (EmailAttempt attempt in begun)
        {
            Settle(attempt.Entry, await Send(attempt));
        }

        State.Schedule();
        await stored.WriteStateAsync();
    }

    private Task<OrderView?> FindOrder() => grains.GetGrain<IOrderGrain>(key.ToString()).Find();

    // One try for each e-mail, or none at all without an address that can be sent to.
    // Changes nothing: when another grain does not answer, the delivery fails as a whole and comes again.
    private async Task<IReadOnlyList<EmailAttempt>> Prepare(OrderView? order, IReadOnlyList<NotificationEntry> entries)
    {
        var attempts = new List<EmailAttempt>();
        if (order?.Customer.Email is not { } recipient || !RecipientAddress.IsValid(recipient))
        {
            return attempts;
        }

        foreach (NotificationEntry entry in entries)
        {
            attempts.Add(await Prepare(order, entry, recipient));
        }

        return attempts;
    }

    private async Task<EmailAttempt> Prepare(OrderView order, NotificationEntry entry, string recipient)
    {
        Func<EmailContent> render = services.Sender.Traits.ReadsContent
            ? await services.Composer.PrepareAsync(grains, key.Tenant, order, entry)
            : static () => throw new UnreachableException("A sender that never reads content has read it.");
        return new EmailAttempt(entry, new EmailIdentity(key, entry.Sequence, entry.Type, recipient), render);
    }

    // The next try is named before this one: should the process die in it, the due message brings the next.
    private EmailAttempt Begin(EmailAttempt attempt)
    {
        DateTimeOffset now = Now();
        NotificationEntry entry = attempt.Entry;
        DateTimeOffset? next = entry.Status == NotificationStatus.Pending
            ? now + services.Options.Timeout + Delay(entry.Attempts + 1, null)
            : entry.NextTry;
        EmailAttempt begun = attempt.Begin(now, next, services.Sender.Traits.RepeatabilityWindow);
        State.Put(begun.Entry);
        return begun;
    }

    private async Task<SendOutcome> Send(EmailAttempt attempt)
    {
        using Activity? activity = NotificationTelemetry.Start(key, attempt.Entry);
        var request = new EmailRequest(
            attempt.Identity, services.Options.From, attempt.Entry.FirstSent ?? Now(), attempt.Render);
        SendOutcome outcome = await Call(request);
        activity?.SetTag("ordergrains.email.outcome", outcome.GetType().Name);
        activity?.SetStatus(outcome is SendOutcome.Sent ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return outcome;
    }

    private async Task<SendOutcome> Call(EmailRequest request)
    {
        try
        {
            // No token: a sender ends at its own timeout, and a silo that drains waits for it.
            return await services.Sender.SendAsync(request, CancellationToken.None);
        }
#pragma warning disable CA1031 // The supervisor of senders: one that breaks must not hold back later events.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SenderBroke(services.Log, key.Tenant, key.Id, request.Identity.Sequence, exception.GetType().Name);
            return new SendOutcome.Transient($"sender_{exception.GetType().Name}");
        }
    }

    private DateTimeOffset Now() => services.Time.GetUtcNow();
}
