namespace OrderGrains.Bench;

/// <summary>How long a run takes and how fast it goes.</summary>
/// <param name="Duration">No request starts after it.</param>
/// <param name="Count">The most requests; <see cref="long.MaxValue"/>: no bound.</param>
/// <param name="Rate">
/// Requests a second, started on schedule whether or not earlier ones are answered; 0: each connection sends its next
/// request when the last one is answered.
/// </param>
public sealed record RunBound(TimeSpan Duration, long Count, double Rate);
