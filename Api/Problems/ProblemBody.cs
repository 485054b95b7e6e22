namespace OrderGrains.Api.Problems;

/// <summary>What went wrong (RFC 9457). Every error of this API has this shape.</summary>
public sealed record ProblemBody
{
    /// <summary>A URI that names the kind of problem.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The stable code, e.g. <c>validation_failed</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong this time, for people.</summary>
    public string? Detail { get; init; }

    /// <summary>What is wrong, in one sentence; only at event-driven-coffee's addresses.</summary>
    public string? Error { get; init; }

    /// <summary>Every rule of form that is broken; only with <c>validation_failed</c>.</summary>
    public IReadOnlyList<FieldError>? Errors { get; init; }

    /// <summary>The states that it may go to now; only with <c>invalid_transition</c>.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The version now, where that is known.</summary>
    public long? Version { get; init; }

    /// <summary>
    /// True when the change may have been made although nobody can say so; only with <c>unavailable</c>.
    /// </summary>
    public bool? OutcomeUnknown { get; init; }

    /// <summary>The request's id, as in <c>X-Request-Id</c>.</summary>
    public string? RequestId { get; init; }
}
