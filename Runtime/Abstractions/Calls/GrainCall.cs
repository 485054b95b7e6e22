
namespace OrderGrains.Runtime;

/// <summary>
/// One call of a grain method: the message, the reply's promise and the mailbox's link in one object. Owned by its
/// caller until it is sent, by the grain's activation until it completes.
/// </summary>
public abstract class GrainCall
{
}
