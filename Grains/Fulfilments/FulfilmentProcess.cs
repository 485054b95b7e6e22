using OrderGrains.Orders;
using Orleans.Runtime;

namespace OrderGrains.Fulfilments;

/// <summary>
/// What a ticket does with the order's steps and the kitchen's commands, apart from its host. The order and its ticket
/// follow each other: each goes where the other already is, so neither answers an echo. Belongs to its grain's turn.
/// </summary>
/// <param name="key">The order.</param>
/// <param name="stored">The ticket's stored state.</param>
public sealed class FulfilmentProcess(EntityKey key, IPersistentState<FulfilmentState> stored)
{
    private FulfilmentState State => stored.State;

    /// <summary>Takes in where the order is; steps that were taken in before change nothing.</summary>
    public async Task Follow(IEnumerable<OrderStep> steps)
    {
        OrderStep[] news = [.. steps.Where(step => step.Sequence > State.LastStep)];
        foreach (OrderStep step in news)
        {
            Follow(step);
            State.LastStep = step.Sequence;
        }

        if (news.Length > 0)
        {
            await stored.WriteStateAsync();
        }
    }

    /// <inheritdoc cref="IFulfilmentGrain.Change"/>
    public async Task<FulfilmentResult> Change(ChangeFulfilment command)
    {
        if (State.Version == 0)
        {
            return Refuse(ErrorCode.NotFound, "There is no such fulfilment.");
        }

        if (command.ExpectedVersion is { } expected && expected != State.Version)
        {
            return Refuse(
                ErrorCode.VersionMismatch, $"The fulfilment is at version {State.Version}, not {expected}.");
        }

        if (command is { Command: FulfilmentCommand.Reject, Reason: null })
        {
            return Refuse(ErrorCode.ValidationFailed, "To reject a fulfilment takes a reason.");
        }

        if (FulfilmentTransitions.Target(State.Status, command.Command) is not { } target)
        {
            return IsRepeat(command.Command)
                ? new FulfilmentResult { Fulfilment = State.View() }
                : Refuse(ErrorCode.InvalidTransition, $"A fulfilment that is {State.Status} does not allow that.");
        }

        State.Become(target, command.Reason, command.Note);
        await stored.WriteStateAsync();
        return new FulfilmentResult { Fulfilment = State.View() };
    }

    /// <summary>The ticket as it is committed; null: there is none.</summary>
    public FulfilmentView? View() => State.View();

    private void Follow(OrderStep step)
    {
        if (step.Undo)
        {
            if (State.Version > 0 && !FulfilmentTransitions.IsFinal(State.Status))
            {
                State.Become(FulfilmentStatus.Cancelled, step.Reason);
            }

            return;
        }

        if (FulfilmentTransitions.Wanted(step.State) is { } wanted && wanted > State.Status
            && !FulfilmentTransitions.IsFinal(State.Status))
        {
            (State.TenantId, State.OrderId) = (key.Tenant, key.Id);
            (State.StoreId, State.CustomerId) = (step.StoreId, step.CustomerId);
            State.Become(wanted);
        }
    }

    /// <summary>The kitchen says what it said before: its first message may have lost its answer.</summary>
    private bool IsRepeat(FulfilmentCommand command) => State.Status == command switch
    {
        FulfilmentCommand.Start => FulfilmentStatus.InProgress,
        FulfilmentCommand.Ready => FulfilmentStatus.Ready,
        FulfilmentCommand.Complete => FulfilmentStatus.Completed,
        FulfilmentCommand.Reject => FulfilmentStatus.Rejected,
        _ => throw new InvalidOperationException($"There is no command {command}."),
    };

    private FulfilmentResult Refuse(ErrorCode code, string detail) => FulfilmentResult.Refused(new Refusal
    {
        Code = code,
        Detail = detail,
        AllowedFulfilment = code == ErrorCode.InvalidTransition ? FulfilmentTransitions.Allowed(State.Status) : null,
        Version = State.Version,
    });
}
