namespace Orleans.Concurrency;

/// <summary>Requests to the grain interleave at every await; each turn still runs alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
