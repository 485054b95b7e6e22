namespace OrderGrains.Api.Problems;

/// <summary>A kind of problem: its status, its stable code, its title.</summary>
internal sealed record ProblemKind(int Status, string Code, string Title)
{
    public static readonly ProblemKind ValidationFailed = new(400, "validation_failed", "The request is not valid");
    public static readonly ProblemKind Unauthorised = new(401, "unauthorised", "The caller is not known");
    public static readonly ProblemKind Forbidden = new(403, "forbidden", "The caller may not do this");
    public static readonly ProblemKind NotFound = new(404, "not_found", "There is no such thing");
    public static readonly ProblemKind MethodNotAllowed =
        new(405, "method_not_allowed", "The method is not allowed here");
    public static readonly ProblemKind InvalidTransition =
        new(409, "invalid_transition", "The state does not allow it");
    public static readonly ProblemKind DuplicateOrder = new(409, "duplicate_order", "The order's id is taken");
    public static readonly ProblemKind DuplicateStore = new(409, "duplicate_store", "The store's id is taken");
    public static readonly ProblemKind CursorExpired = new(410, "cursor_expired", "The cursor is too old");
    public static readonly ProblemKind VersionMismatch = new(412, "version_mismatch", "It has changed since");
    public static readonly ProblemKind PayloadTooLarge = new(413, "payload_too_large", "The body is too large");
    public static readonly ProblemKind UnsupportedMediaType =
        new(415, "unsupported_media_type", "The body is not JSON");
    public static readonly ProblemKind IdempotencyKeyReused =
        new(422, "idempotency_key_reused", "The idempotency key was used for another request");
    public static readonly ProblemKind PriceMismatch = new(422, "price_mismatch", "The price is not the menu's");
    public static readonly ProblemKind RateLimited = new(429, "rate_limited", "Too many at once");
    public static readonly ProblemKind Internal = new(500, "internal_error", "Something went wrong here");
    public static readonly ProblemKind Unavailable = new(503, "unavailable", "Not available right now");

    /// <summary>Every kind, for documentation.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        ValidationFailed, Unauthorised, Forbidden, NotFound, MethodNotAllowed, InvalidTransition, DuplicateOrder,
        DuplicateStore, CursorExpired, VersionMismatch, PayloadTooLarge, UnsupportedMediaType, IdempotencyKeyReused,
        PriceMismatch, RateLimited, Internal, Unavailable,
    ];

    /// <summary>The kind that a bare status stands for.</summary>
    public static ProblemKind OfStatus(int status) => status switch
    {
        401 => Unauthorised,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        413 => PayloadTooLarge,
        415 => UnsupportedMediaType,
        503 => Unavailable,
        >= 500 => Internal,
        _ => ValidationFailed with { Status = status },
    };

    /// <summary>The kind of a grain's refusal.</summary>
    public static ProblemKind Of(ErrorCode code) => code switch
    {
        ErrorCode.ValidationFailed => ValidationFailed,
        ErrorCode.NotFound => NotFound,
        ErrorCode.InvalidTransition => InvalidTransition,
        ErrorCode.DuplicateOrder => DuplicateOrder,
        ErrorCode.VersionMismatch => VersionMismatch,
        ErrorCode.IdempotencyKeyReused => IdempotencyKeyReused,
        ErrorCode.PriceMismatch => PriceMismatch,
        ErrorCode.DuplicateStore => DuplicateStore,
        ErrorCode.RateLimited => RateLimited,
        _ => throw new InvalidOperationException($"No problem is defined for {code}."),
    };
}
