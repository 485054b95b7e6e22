namespace OrderGrains.Tests.Errors;

/// <summary>
/// The methods that may catch everything: each ends a unit of work, logs, and goes on for a stated reason.
/// </summary>
public static class Supervisors
{
    public static readonly IReadOnlyList<Supervisor> All =
    [
        new("Ledger/Due/DueQueue.cs", "TryDeliverAsync", "A grain's failure must not lose a due message: tried again."),
        new("Ledger/Events/EventDispatcher.cs", "TryAsync", "A consumer's failure must not stop a relay: tried, parked."),
    ];

    public static Supervisor? Find(string file, string method) =>
        All.FirstOrDefault(supervisor => supervisor.File == file && supervisor.Method == method);
}
