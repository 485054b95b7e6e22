using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Access;

/// <summary>
/// An answer of a grain that is asked again every few seconds, by one request for all that wait. While the grain does
/// not answer, the last answer holds a little longer, so that a silo that is away keeps nobody out who was in. Safe to
/// call from anywhere.
/// </summary>
internal sealed class Remembered<T>(Func<Task<T>> ask, TimeProvider time)
{
    /// <summary>How long an answer holds without asking again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>How long it holds at most, while there is no new one.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private volatile Answer? last;
    private Task<T>? asking;

    /// <summary>The answer, at most a few seconds old.</summary>
    public ValueTask<T> GetAsync() => last is { } answer && Age(answer) < Fresh ? new(answer.Value) : new(AskAsync());

    /// <summary>The answer, asked for now.</summary>
    public Task<T> RefreshAsync()
    {
        lock (gate)
        {
            return asking is { IsCompleted: false } ? asking : asking = RunAsync();
        }
    }

    /// <summary>What the grain has just answered elsewhere.</summary>
    public void Set(T value) => last = new Answer(value, time.GetTimestamp());

    private async Task<T> AskAsync()
    {
        if (last is not { } answer || Age(answer) >= Stale)
        {
            return await RefreshAsync();
        }

        try
        {
            return await RefreshAsync().WaitAsync(Patience, time);
        }
        catch (Exception failure) when (Unavailability.TryExplain(failure, changes: false, out _))
        {
            return answer.Value;
        }
    }

    private async Task<T> RunAsync()
    {
        long askedAt = time.GetTimestamp();
        T value = await ask();
        last = new Answer(value, askedAt);
        return value;
    }

    private TimeSpan Age(Answer answer) => time.GetElapsedTime(answer.At);

    private sealed record Answer(T Value, long At);
}
