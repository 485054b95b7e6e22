using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>Turns a request to move an order on into a command, with the usual actor and reason filled in.</summary>
internal static class ChangingRequest
{
    private const int MostNote = 500;

    public static bool TryCreate(
        HttpContext http, OrderCommand command, OrderCommandBody? body, out ChangeOrder? change, out Problem? problem)
    {
        var errors = new FieldErrors();
        string? key = RequestHeaders.IdempotencyKey(http.Request, errors);
        long? version = RequestHeaders.IfMatch(http.Request, errors);
        Check(command, body, errors);
        if (errors.Any)
        {
            (change, problem) = (null, Problem.Invalid(errors));
            return false;
        }

        if (!TryName(Caller.Of(http), command, body?.Actor, out Actor actor))
        {
            (change, problem) = (null, Problem.Forbidden("The key is not this actor's."));
            return false;
        }

        problem = null;
        change = new ChangeOrder
        {
            Command = command,
            Actor = actor,
            Reason = ReasonOf(command, actor, body?.Reason),
            ReadyAt = body?.ReadyAt,
            ExpectedVersion = version,
            IdempotencyKey = key,
            TraceParent = RequestHeaders.TraceParent(http.Request),
        };
        return true;
    }

    /// <summary>
    /// Who does it: the caller, who cannot pass for another. The admin acts for everybody, and says for whom.
    /// </summary>
    private static bool TryName(Caller caller, OrderCommand command, Actor? named, out Actor actor)
    {
        actor = caller.Role switch
        {
            CallerRole.Store => Actor.Store,
            CallerRole.Customer => Actor.Customer,
            _ => named ?? (command == OrderCommand.Cancel ? Actor.Customer : Actor.Store),
        };
        return named is null || named == actor;
    }

    private static void Check(OrderCommand command, OrderCommandBody? body, FieldErrors errors)
    {
        if (body?.Reason is not null && !NeedsReason(command))
        {
            errors.AddPointer("/reason", "is only for reject and cancel");
        }
        else if (body?.Reason is { Code: null })
        {
            errors.AddPointer("/reason/code", "must be one of: " + SnakeCase<ReasonCode>.All);
        }

        errors.Lines("/reason/note", body?.Reason?.Note, MostNote);
        if (body?.ReadyAt is not null && command != OrderCommand.Accept)
        {
            errors.AddPointer("/ready_at", "is only for accept");
        }

        if (body?.Actor == Actor.System)
        {
            errors.AddPointer("/actor", "must be one of: customer, store, channel, operator");
        }
    }

    private static bool NeedsReason(OrderCommand command) => command is OrderCommand.Reject or OrderCommand.Cancel;

    private static OrderReason? ReasonOf(OrderCommand command, Actor actor, ReasonBody? reason)
    {
        if (!NeedsReason(command))
        {
            return null;
        }

        ReasonCode usual = command == OrderCommand.Cancel && actor == Actor.Customer
            ? ReasonCode.CustomerRequest
            : ReasonCode.Other;
        return new OrderReason { Code = reason?.Code ?? usual, Note = reason?.Note };
    }
}
