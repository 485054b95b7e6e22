using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;

namespace OrderGrains.Api.Fulfilments;

/// <summary>Turns a request to move a ticket on into a command, with the usual reason filled in.</summary>
internal static class FulfilmentRequest
{
    private const int MostNote = 500;

    public static bool TryCreate(
        HttpContext http,
        FulfilmentCommand command,
        FulfilmentCommandBody? body,
        out ChangeFulfilment? change,
        out Problem? problem)
    {
        var errors = new FieldErrors();
        long? version = RequestHeaders.IfMatch(http.Request, errors);
        bool isReject = command == FulfilmentCommand.Reject;
        if (body?.Reason is not null && !isReject)
        {
            errors.AddPointer("/reason", "is only for reject");
        }
        else if (body?.Reason is { Code: null })
        {
            errors.AddPointer("/reason/code", "must be one of: " + SnakeCase<ReasonCode>.All);
        }

        errors.Lines("/reason/note", body?.Reason?.Note, MostNote);
        errors.Lines("/note", body?.Note, MostNote);
        problem = errors.Any ? Problem.Invalid(errors) : null;
        change = new ChangeFulfilment
        {
            Command = command,
            Reason = isReject
                ? new OrderReason { Code = body?.Reason?.Code ?? ReasonCode.Other, Note = body?.Reason?.Note }
                : null,
            Note = body?.Note,
            ExpectedVersion = version,
        };
        return problem is null;
    }
}
