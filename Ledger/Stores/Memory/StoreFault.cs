namespace OrderGrains.Ledger;

/// <summary>How a call to a store ends.</summary>
public enum StoreFault
{
    /// <summary>As it should.</summary>
    None,

    /// <summary>It fails and nothing was done.</summary>
    FailBefore,

    /// <summary>A commit is done, but its answer is lost: the outcome is unknown. A read just fails.</summary>
    FailAfter,

    /// <summary>It is refused because there are too many; nothing was done.</summary>
    Throttle,

    /// <summary>It never ends, until its token is cancelled; nothing was done.</summary>
    Hang,
}
