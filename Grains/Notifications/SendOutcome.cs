namespace OrderGrains.Notifications;

/// <summary>What became of a call to a provider. Errors are codes: no address, no name, no provider's prose.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider has it, now or from an earlier call.</summary>
    public sealed record Sent : SendOutcome
    {
        /// <summary>The only one that is needed.</summary>
        public static readonly Sent Instance = new();
    }

    /// <summary>It may work later.</summary>
    /// <param name="Error">What went wrong.</param>
    /// <param name="RetryAfter">When the provider wants to be asked again, if it said so.</param>
    public sealed record Transient(string Error, TimeSpan? RetryAfter = null) : SendOutcome;

    /// <summary>It will never work like this.</summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record Permanent(string Error) : SendOutcome;
}
