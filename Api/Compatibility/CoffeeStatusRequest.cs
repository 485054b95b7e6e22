using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Compatibility;

/// <summary>Reads where a client of event-driven-coffee wants an order or a fulfilment to go.</summary>
internal static class CoffeeStatusRequest
{
    private const int MostNote = 500;

    public static async Task<Parsed<CoffeeStatusBody>> ReadAsync(HttpRequest request, string[] statuses)
    {
        Parsed<CoffeeStatusBody> body = await RequestBody.ReadAsync(request, ApiJson.Web.CoffeeStatusBody);
        if (body.Problem is not null)
        {
            return body;
        }

        var errors = new FieldErrors();
        if (!statuses.Contains(body.Value!.Status))
        {
            errors.AddPointer("/status", "must be one of: " + string.Join(", ", statuses));
        }

        errors.Lines("/note", body.Value.Note, MostNote);
        return errors.Any ? new Parsed<CoffeeStatusBody>(null, Problem.Invalid(errors)) : body;
    }

    /// <summary>It is a state, but none that anybody can ask for.</summary>
    public static Problem Refuse(CoffeeStatusBody body, long version) =>
        new(ProblemKind.InvalidTransition, $"{body.Status} comes by itself, nobody can ask for it.")
        {
            Version = version,
        };
}
