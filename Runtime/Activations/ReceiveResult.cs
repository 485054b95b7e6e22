namespace OrderGrains.Runtime;

/// <summary>What became of a call that was given to an activation.</summary>
internal enum ReceiveResult
{
    /// <summary>It waits in the mailbox or runs.</summary>
    Taken,

    /// <summary>The mailbox is full.</summary>
    Full,

    /// <summary>The activation is gone; the next one takes the call.</summary>
    Ended,
}
