using Orleans.Serialization;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>The ledger's failures keep their code and their advice when they reach another process.</summary>
[GenerateSerializer, Immutable, Alias("og.InfrastructureFailure")]
internal struct InfrastructureFailure
{
    /// <summary>The code.</summary>
    [Id(0)]
    public string Code;

    /// <summary>The message.</summary>
    [Id(1)]
    public string Message;

    /// <summary>Whether the same call may succeed later.</summary>
    [Id(2)]
    public bool Retryable;

    /// <summary>When.</summary>
    [Id(3)]
    public TimeSpan? RetryAfter;

    /// <summary>Whether it may have been done all the same.</summary>
    [Id(4)]
    public bool OutcomeUnknown;
}

/// <summary>Puts a failure into its form on the wire, and back.</summary>
[RegisterConverter]
internal sealed class InfrastructureFailureConverter : IConverter<InfrastructureException, InfrastructureFailure>
{
    /// <inheritdoc/>
    public InfrastructureException ConvertFromSurrogate(in InfrastructureFailure surrogate) =>
        new(surrogate.Code, surrogate.Message, surrogate.Retryable, surrogate.RetryAfter)
        {
            OutcomeUnknown = surrogate.OutcomeUnknown,
        };

    /// <inheritdoc/>
    public InfrastructureFailure ConvertToSurrogate(in InfrastructureException value) => new()
    {
        Code = value.Code,
        Message = value.Message,
        Retryable = value.Retryable,
        RetryAfter = value.RetryAfter,
        OutcomeUnknown = value.OutcomeUnknown,
    };
}
