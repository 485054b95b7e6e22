namespace OrderGrains;

/// <summary>A grain that parked messages itself and tries them again on request.</summary>
[Alias("og.IDeadLetterTarget")]
public interface IDeadLetterTarget : IGrainWithStringKey
{
    /// <summary>
    /// Tries the parked message again. Idempotent: what was done already is not done twice. An exception leaves the
    /// letter parked.
    /// </summary>
    [Alias("Redrive")]
    Task Redrive(string name);
}
