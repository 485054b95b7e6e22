namespace OrderGrains.Runtime;

/// <summary>What became of a call that was given to a connection.</summary>
internal enum SendResult
{
    /// <summary>The connection has it.</summary>
    Sent,

    /// <summary>The connection has ended; nothing was sent.</summary>
    Closed,

    /// <summary>The other side takes no more calls; nothing was sent.</summary>
    Leaving,

    /// <summary>Too much waits already; nothing was sent.</summary>
    Full,
}
