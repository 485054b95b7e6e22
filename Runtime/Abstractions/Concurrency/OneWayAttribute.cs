namespace Orleans.Concurrency;

/// <summary>
/// The caller does not wait: the call ends as soon as it was handed over, and failures are only logged.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
