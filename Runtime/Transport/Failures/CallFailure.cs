namespace OrderGrains.Runtime;

/// <summary>A failure as it travels: no stack, no data but these.</summary>
/// <param name="Type">Names the exception; its reader knows the name, or gives a <see cref="RemoteGrainException"/>.
/// </param>
/// <param name="Message">The exception's message.</param>
public sealed record CallFailure(string Type, string Message)
{
    /// <summary>A stable code; null: none.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the same call may succeed later; null: not said.</summary>
    public bool? Retryable { get; init; }

    /// <summary>When to try again; null: not said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What caused it; null: nothing, or nothing that travels.</summary>
    public CallFailure? Cause { get; init; }
}
