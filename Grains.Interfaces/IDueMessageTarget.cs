namespace OrderGrains;

/// <summary>A grain that set due messages and receives them.</summary>
[Alias("og.IDueMessageTarget")]
public interface IDueMessageTarget : IGrainWithStringKey
{
    /// <summary>
    /// Delivers a due message, at least once and never before its time. Idempotent: the state decides whether anything
    /// is left to do. The message is deleted once the call has succeeded.
    /// </summary>
    [Alias("ReceiveDue")]
    Task ReceiveDue(string name, DateTimeOffset dueAt);
}
