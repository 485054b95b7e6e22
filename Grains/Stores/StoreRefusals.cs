namespace OrderGrains.Stores;

/// <summary>The refusals of a store, with their sentences.</summary>
public static class StoreRefusals
{
    /// <summary>There is no such store.</summary>
    public static Refusal NotFound() => new() { Code = ErrorCode.NotFound, Detail = "There is no such store." };

    /// <summary>The id is taken.</summary>
    public static Refusal Duplicate(long version) => new()
    {
        Code = ErrorCode.DuplicateStore,
        Detail = "There is a store with this id and other settings.",
        Version = version,
    };

    /// <summary>The settings have changed.</summary>
    public static Refusal VersionMismatch(long expected, long version) => new()
    {
        Code = ErrorCode.VersionMismatch,
        Detail = $"The store is at version {version}, not {expected}.",
        Version = version,
    };

    /// <summary>Too many orders at once.</summary>
    public static Refusal RateLimited(TimeSpan retryAfter) => new()
    {
        Code = ErrorCode.RateLimited,
        Detail = "The store takes no more orders at the moment.",
        RetryAfter = retryAfter,
    };
}
