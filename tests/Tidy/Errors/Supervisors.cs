namespace OrderGrains.Tests.Errors;

/// <summary>
/// The methods that may catch everything: each ends a unit of work, logs, and goes on for a stated reason.
/// </summary>
public static class Supervisors
{
    public static readonly IReadOnlyList<Supervisor> All = [];

    public static Supervisor? Find(string file, string method) =>
        All.FirstOrDefault(supervisor => supervisor.File == file && supervisor.Method == method);
}
