namespace OrderGrains.Bench.Chaos.Clusters;

/// <summary>Something did not come in time: the message says what, and what was seen instead.</summary>
public sealed class AwaitedException(string message) : Exception(message);
