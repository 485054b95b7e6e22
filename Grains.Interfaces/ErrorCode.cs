namespace OrderGrains;

/// <summary>Stable error codes; in JSON in snake case, e.g. <c>invalid_transition</c>.</summary>
[GenerateSerializer, Alias("og.ErrorCode")]
public enum ErrorCode
{
    /// <summary>400: the request breaks a rule of form.</summary>
    ValidationFailed = 0,

    /// <summary>404: there is no such thing.</summary>
    NotFound = 1,

    /// <summary>409: the order's state does not allow it; the refusal names what is allowed.</summary>
    InvalidTransition = 2,

    /// <summary>409: the id is taken by an order with other content.</summary>
    DuplicateOrder = 3,

    /// <summary>412: the order has changed since the version that was asked for.</summary>
    VersionMismatch = 4,

    /// <summary>422: the idempotency key was used for another request.</summary>
    IdempotencyKeyReused = 5,

    /// <summary>422: the client's price or total is not the menu's.</summary>
    PriceMismatch = 6,

    /// <summary>409: the store's id is taken.</summary>
    DuplicateStore = 7,

    /// <summary>429: the store takes no more orders at the moment; the refusal says when to try again.</summary>
    RateLimited = 8,
}
