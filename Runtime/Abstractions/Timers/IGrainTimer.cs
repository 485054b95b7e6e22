namespace Orleans.Runtime;

/// <summary>A timer whose ticks are turns of its grain. To be used from the grain's own turns only.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Changes when the timer ticks next, and how often after that.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
