namespace OrderGrains;

/// <summary>
/// Joins the writes of one state: at most one is in flight, and whoever comes meanwhile shares the next one. Writes
/// that their storage orders may also be issued at once. After a failure every later call fails too, since the memory
/// is ahead of the store. Belongs to one grain's turns; not thread-safe.
/// </summary>
/// <param name="write">Writes the state as it is when called.</param>
/// <param name="failed">Called once, when a write has failed: the activation has to go.</param>
public sealed class WriteCombiner(Func<Task> write, Action<Exception> failed)
{
    private Task last = Task.CompletedTask;
    private Task? joined;
    private Task? broken;

    /// <summary>Completes when everything up to now is committed; fails when it cannot be any more.</summary>
    public Task Committed => broken ?? last;

    /// <summary>
    /// Writes what has changed up to now, at once or with the next write; completes when it is committed.
    /// </summary>
    public Task Save()
    {
        if (broken is not null || joined is not null)
        {
            return broken ?? joined!;
        }

        return last.IsCompleted ? SaveAtOnce() : last = joined = SaveAfter(last);
    }

    /// <summary>
    /// Issues a write at once, even while others are in flight. Only where the storage commits overlapping writes in
    /// their order and fails the later ones with the earlier.
    /// </summary>
    public Task SaveAtOnce() => broken ?? (last = Watch(write));

    private async Task SaveAfter(Task earlier)
    {
        await earlier;
        joined = null;
        await Watch(write);
    }

    private async Task Watch(Func<Task> issue)
    {
        try
        {
            await issue();
        }
        catch (Exception exception) when (Fail(exception))
        {
            throw;
        }
    }

    private bool Fail(Exception exception)
    {
        if (broken is null)
        {
            broken = Task.FromException(exception);
            failed(exception);
        }

        return true;
    }
}
