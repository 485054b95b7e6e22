namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>How a request to the table service ends.</summary>
public enum TableFault
{
    /// <summary>As it should.</summary>
    None,

    /// <summary>It is not sent: there is no connection.</summary>
    Unreachable,

    /// <summary>It is refused: the service is busy.</summary>
    Busy,

    /// <summary>It is refused: there were too many.</summary>
    TooMany,

    /// <summary>It is carried out, and the connection breaks.</summary>
    LostAnswer,

    /// <summary>It is carried out, and the service says that it ran out of time.</summary>
    TimedOut,

    /// <summary>It is refused: the head's tag is another.</summary>
    AnotherTag,

    /// <summary>It gets no answer at all.</summary>
    Hang,
}
