using System.Diagnostics.CodeAnalysis;

namespace OrderGrains.Api.Problems;

/// <summary>One rule of form that a request breaks.</summary>
public sealed record FieldError
{
    /// <summary>Where in the body, as a JSON Pointer (RFC 6901).</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "It is a JSON Pointer; RFC 9457 names the member so.")]
    public string? Pointer { get; init; }

    /// <summary>Which query parameter or header.</summary>
    public string? Field { get; init; }

    /// <summary>What is wrong, for people.</summary>
    public required string Detail { get; init; }
}
