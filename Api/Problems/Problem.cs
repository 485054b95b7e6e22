using System.Globalization;
using OrderGrains.Api.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;

namespace OrderGrains.Api.Problems;

/// <summary>A problem as an answer: the one place where refusals and errors become RFC 9457 bodies.</summary>
internal sealed class Problem(ProblemKind kind, string? detail = null) : IResult
{
    public const string MediaType = "application/problem+json";

    private const string TypePrefix = "urn:ordergrains:problem:";
    private static readonly TimeSpan UsualRetry = TimeSpan.FromSeconds(1);

    public ProblemKind Kind { get; } = kind;

    public IReadOnlyList<FieldError>? Errors { get; init; }

    public IReadOnlyList<string>? Allowed { get; init; }

    public long? Version { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public bool OutcomeUnknown { get; init; }

    public static Problem Invalid(FieldErrors errors) =>
        new(ProblemKind.ValidationFailed, "See errors for everything that is wrong.") { Errors = errors.All };

    public static Problem InvalidField(string field, string detail)
    {
        var errors = new FieldErrors();
        errors.AddField(field, detail);
        return Invalid(errors);
    }

    public static Problem InvalidBody(string pointer, string detail)
    {
        var errors = new FieldErrors();
        errors.AddPointer(pointer, detail);
        return Invalid(errors);
    }

    public static Problem NotFound(string what) => new(ProblemKind.NotFound, $"There is no such {what}.");

    public static Problem Forbidden(string detail) => new(ProblemKind.Forbidden, detail);

    public static Problem Of(Refusal refusal) =>
        new(ProblemKind.Of(refusal.Code), refusal.Detail)
        {
            Allowed = AllowedOf(refusal),
            Version = refusal.Version,
            RetryAfter = refusal.RetryAfter,
        };

    public static Problem Unavailable(TimeSpan? retryAfter, bool outcomeUnknown) =>
        new(ProblemKind.Unavailable, outcomeUnknown
            ? "It may have been done, or not. Read it, or send the same again with the same key or id."
            : "Nothing is known to have been done. Try again later.")
        {
            RetryAfter = retryAfter,
            OutcomeUnknown = outcomeUnknown,
        };

    public ProblemBody ToBody(string? requestId) => new()
    {
        Type = TypePrefix + Kind.Code,
        Title = Kind.Title,
        Status = Kind.Status,
        Code = Kind.Code,
        Detail = detail,
        Errors = Errors,
        Allowed = Allowed,
        Version = Version,
        OutcomeUnknown = OutcomeUnknown ? true : null,
        RequestId = requestId,
    };

    public Task ExecuteAsync(HttpContext httpContext) =>
        WriteAsync(httpContext, ToBody(httpContext.TraceIdentifier));

    /// <summary>Answers with a body that says more than <see cref="ToBody"/>.</summary>
    public Task WriteAsync(HttpContext httpContext, ProblemBody body)
    {
        if (Kind == ProblemKind.Unavailable || Kind == ProblemKind.RateLimited)
        {
            double seconds = Math.Max(1, Math.Ceiling((RetryAfter ?? UsualRetry).TotalSeconds));
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return JsonResponse.WriteAsync(httpContext, Kind.Status, body, ApiJson.Web.ProblemBody, MediaType);
    }

    private static string[]? AllowedOf(Refusal refusal) => refusal switch
    {
        { AllowedFulfilment: { } states } => [.. states.Select(SnakeCase<FulfilmentStatus>.NameOf)],
        { Allowed: { } states } => [.. states.Select(SnakeCase<OrderStatus>.NameOf)],
        _ => null,
    };
}
